import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAgent } from '../../src/config/agent.ts';
import type { Bench } from '../../src/evaluate/drive.ts';
import { type RecordedTurn, type Recording, readRecordings, toolsOf } from '../../src/evaluate/recording.ts';

/** Recordings for tests: written by hand, and those of the data folder where it is there. */

const data = process.env.READBACK_DATA ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
const tau = `${data}/tau_airline_dev.jsonl`;
export const hasTau = existsSync(tau);
if (!hasTau) console.warn(`SKIPPED: no recordings at ${tau}; READBACK_DATA names the folder`);
export const tauRecordings = (): readonly Recording[] => readRecordings(tau);
export const tauFile = tau;

export const agentDir = fileURLToPath(new URL('../../agent', import.meta.url));
const shipped = loadAgent(agentDir);

/** As the shipped agent judges on chat. */
export const benchFor = (recordings: readonly Recording[], over: Partial<Bench> = {}): Bench => ({
  policy: shipped.policy,
  phrases: shipped.agent.phrases,
  limits: shipped.limits.chat,
  tools: toolsOf(recordings),
  ...over,
});

/** The customer says this, the assistant answers that; calls come first, each a step of its own. */
export const turn = (text: string, answer: string, ...calls: [tool: string, args: string, result?: string][]) => ({
  text,
  steps: [
    ...calls.map(([tool, args, result]) => ({ text: '', calls: [{ tool, arguments: args, result }] })),
    { text: answer, calls: [] },
  ],
});

export const recording = (turns: readonly RecordedTurn[], over: Partial<Recording> = {}): Recording => ({
  id: 'shop-1-0',
  domain: 'shop',
  task: 1,
  trial: 0,
  gold: [],
  turns,
  ...over,
});
