import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { type Channel, type ScriptCode, scriptCodes } from '../conversation/entry.ts';
import type { Limits } from '../conversation/limits.ts';
import type { NeedsTable } from '../handoff/routing/roster.ts';
import { type Phrases, phrasesOf } from '../policy/phrases.ts';
import type { Policy } from '../policy/policy.ts';
import {
  type AgentIntent,
  type AgentTool,
  intentsSchema,
  promptSchema,
  scriptsSchema,
  timingsSchema,
  toolsSchema,
} from './agent-schema.ts';
import { calibratorSchema } from './calibrator-schema.ts';
import { readRoster } from './desk-file.ts';
import { readFile } from './file.ts';
import { policyOf, policySchema } from './policy-schema.ts';
import { ConfigError } from './problem.ts';

export type { AgentIntent, AgentTool } from './agent-schema.ts';

/** The agent's folder as it was when it was read: nothing that a running conversation can see change. */
export interface AgentSnapshot {
  /** 16 hex digits of a hash over what the files say: comments and layout do not count. */
  readonly id: string;
  readonly prompt: string;
  readonly tools: readonly AgentTool[];
  readonly scripts: Readonly<Record<ScriptCode, string>>;
  readonly limits: Readonly<Record<Channel, Limits>>;
  readonly intents: readonly AgentIntent[];
  /** What a conversation that starts now carries. */
  readonly policy: Policy;
  /** The same as the activities want it. */
  readonly agent: {
    readonly instructions: string;
    readonly reflection: string;
    readonly briefing: string;
    readonly assisting: string;
    script(code: ScriptCode): string;
    readonly intents: readonly AgentIntent[];
    readonly phrases: Phrases;
    readonly needs: NeedsTable;
  };
}

/**
 * Reads and checks the agent's folder: prompt.md, reflection.md, brief.md, tools.yaml, scripts.yaml, timings.yaml, intents.yaml, policy.yaml, and
 * calibrator.json where there is one (without it nothing is foretold). Of desk.yaml, where there is one, only what handoffs ask for.
 * Reads and checks the agent's folder: prompt.md, reflection.md, brief.md, assistant.md, tools.yaml, scripts.yaml, timings.yaml, intents.yaml, policy.yaml, and
 * calibrator.json where there is one (without it nothing is foretold).
 * Throws ConfigError with every problem of every file; nothing is read again later.
 */
export function loadAgent(dir: string): AgentSnapshot {
  const problems: string[] = [];
  const read = <T>(file: string, schema: z.ZodType<T>, from?: (text: string) => unknown): T | undefined => {
    const { value, wrong } = readFile(join(dir, file), `${basename(dir)}/${file}`, schema, from);
    problems.push(...wrong);
    return value;
  };
  const prompt = read('prompt.md', promptSchema, (text) => text.trim());
  const reflection = read('reflection.md', promptSchema, (text) => text.trim());
  const briefing = read('brief.md', promptSchema, (text) => text.trim());
  const assisting = read('assistant.md', promptSchema, (text) => text.trim());
  const tools = read('tools.yaml', toolsSchema);
  const texts = read('scripts.yaml', scriptsSchema);
  const limits = read('timings.yaml', timingsSchema);
  const intents = read('intents.yaml', intentsSchema);
  const policyFile = read('policy.yaml', policySchema);
  const desk = readRoster(
    dir,
    intents?.map(({ code }) => code),
  );
  problems.push(...desk.wrong);
  const foretelling = existsSync(join(dir, 'calibrator.json'));
  const calibrator = foretelling ? read('calibrator.json', calibratorSchema, JSON.parse) : undefined;
  if (tools && intents) problems.push(...unknownTools(basename(dir), tools, intents));
  const { scripts, wrong } = texts && limits ? fillIn(basename(dir), texts, limits) : { scripts: undefined, wrong: [] };
  problems.push(...wrong);
  if (
    problems.length > 0 ||
    !prompt ||
    !reflection ||
    !briefing ||
    !assisting ||
    !tools ||
    !scripts ||
    !limits ||
    !intents ||
    !desk.roster ||
    !policyFile
  )
    throw new ConfigError(problems);
  const contents = {
    prompt,
    tools,
    scripts,
    limits,
    intents,
    policy: withCalibrator(policyOf(policyFile), calibrator),
    phrases: policyFile.phrases,
    needs: desk.roster.needs,
  };
  const { phrases, needs, ...rest } = contents;
  return {
    id: createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, 16),
    ...rest,
    agent: {
      instructions: prompt,
      reflection,
      briefing,
      assisting,
      script: (code) => scripts[code],
      intents,
      phrases: phrasesOf(phrases),
      needs,
    },
  };
}

/** Only what decisions depend on travels with a conversation. */
const withCalibrator = (policy: Policy, calibrator: z.infer<typeof calibratorSchema> | undefined): Policy => {
  if (calibrator === undefined) return policy;
  const { version, intercept, weights } = calibrator;
  return { ...policy, calibrator: { version, intercept, weights } };
};

function unknownTools(dir: string, tools: readonly AgentTool[], intents: readonly AgentIntent[]): string[] {
  const names = new Set(tools.map((tool) => tool.name));
  return intents.flatMap(({ code, tools: named }) =>
    named
      .filter((tool) => !names.has(tool))
      .map((tool) => `${dir}/intents.yaml: ${code}.tools: no tool is called ${tool}`),
  );
}

type Texts = Readonly<Record<ScriptCode, string>>;

/** What is known only when the script is spoken. */
const spokenLater: Readonly<Partial<Record<ScriptCode, readonly string[]>>> = {
  wait_told: ['from', 'to'],
  wait_within: ['to'],
};

/** Puts figures into the scripts, so that what is promised cannot differ from the timer behind it. */
function fillIn(
  dir: string,
  texts: Texts,
  limits: Readonly<Record<Channel, Limits>>,
): { scripts: Texts; wrong: string[] } {
  const callbackMs = Math.max(limits.voice.callbackMs, limits.chat.callbackMs);
  const figures: Readonly<Record<string, string>> = { callbackMinutes: String(Math.ceil(callbackMs / 60_000)) };
  const wrong: string[] = [];
  const scripts = { ...texts };
  for (const code of scriptCodes) {
    scripts[code] = texts[code].trim().replace(/\{(\w*)\}/g, (whole, figure: string) => {
      if (spokenLater[code]?.includes(figure)) return whole;
      if (!Object.hasOwn(figures, figure)) wrong.push(`${dir}/scripts.yaml: ${code}: there is no figure ${whole}`);
      return figures[figure] ?? whole;
    });
  }
  return { scripts, wrong };
}
