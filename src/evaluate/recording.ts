import { z } from 'zod';
import type { BackendStatus } from '../policy/evidence.ts';
import type { Policy } from '../policy/policy.ts';
import { readLines } from './input.ts';

/** A recorded conversation as its turns: what the customer said, and what the assistant and its tools did about it. */
export interface Recording {
  readonly id: string;
  readonly domain: string;
  /** Several trials of one task are one group. */
  readonly task: number;
  readonly trial: number;
  /** Up to where the customer hangs up, or the recording ends without an answer. */
  readonly turns: readonly RecordedTurn[];
  /** 0: the run failed, 1: it solved the task. */
  readonly reward?: 0 | 1;
  /** The tools that solve the task. */
  readonly gold: readonly string[];
}

export interface RecordedTurn {
  readonly text: string;
  /** What the assistant did, step by step; a turn is answered by the step that has no calls. */
  readonly steps: readonly RecordedStep[];
}

export interface RecordedStep {
  readonly text: string;
  readonly calls: readonly RecordedCall[];
}

export interface RecordedCall {
  readonly tool: string;
  readonly arguments: string;
  readonly result: string | undefined;
}

const message = z.discriminatedUnion('role', [
  z.object({ role: z.literal('system'), content: z.string() }),
  z.object({ role: z.literal('user'), content: z.string() }),
  z.object({
    role: z.literal('assistant'),
    content: z.string().nullable(),
    tool_calls: z
      .array(z.object({ id: z.string(), name: z.string(), arguments: z.record(z.string(), z.unknown()) }))
      .optional(),
  }),
  z.object({ role: z.literal('tool'), content: z.string().nullable(), tool_call_id: z.string() }),
]);
type Message = z.infer<typeof message>;

const reward = z.union([z.literal(0), z.literal(1)], 'must be 0 or 1');

const line = z.object({
  source: z.string(),
  domain: z.string(),
  task_id: z.number(),
  trial: z.number(),
  reward: reward.exactOptional(),
  gold_actions: z.array(z.object({ name: z.string() })).default([]),
  messages: z.array(message),
});

const labelled = line.extend({ reward });

/** Reads a file of recordings, one JSON object a line. Throws InputError with file, line and field for one that does not fit. */
export const readRecordings = (file: string): readonly Recording[] => readLines(file, line).map(recordingOf);

/** The same where each must say how it ended. */
export const readLabelled = (file: string): readonly Recording[] => readLines(file, labelled).map(recordingOf);

function recordingOf({ domain, task_id, trial, reward, gold_actions, messages }: z.infer<typeof line>): Recording {
  return {
    id: `${domain}-${task_id}-${trial}`,
    domain,
    task: task_id,
    trial,
    turns: playable(turnsOf(messages)),
    gold: gold_actions.map(({ name }) => name),
    ...(reward === undefined ? {} : { reward }),
  };
}

function turnsOf(messages: readonly Message[]): readonly RecordedTurn[] {
  const starts = messages.flatMap(({ role }, i) => (role === 'user' ? [i] : []));
  return starts.map((start, n) => {
    const [first, ...rest] = messages.slice(start, starts[n + 1] ?? messages.length);
    return { text: first?.role === 'user' ? first.content : '', steps: stepsOf(rest) };
  });
}

function stepsOf(messages: readonly Message[]): readonly RecordedStep[] {
  const results = new Map(
    messages.flatMap((one) => (one.role === 'tool' ? [[one.tool_call_id, one.content ?? ''] as const] : [])),
  );
  return messages.flatMap((one) => {
    if (one.role !== 'assistant') return [];
    const calls = (one.tool_calls ?? []).map(({ id, name, arguments: args }) => ({
      tool: name,
      arguments: JSON.stringify(args),
      result: results.get(id),
    }));
    return [{ text: one.content ?? '', calls }];
  });
}

function playable(turns: readonly RecordedTurn[]): readonly RecordedTurn[] {
  const end = turns.findIndex(({ text, steps }) => text.includes('###STOP###') || steps.length === 0);
  return end < 0 ? turns : turns.slice(0, end);
}

/** What a recorded tool is, as a tool table would have it. */
export interface RecordedTool {
  readonly backend: string;
  readonly sideEffect: boolean;
}

/** The tools that the recordings use; what their names say they do decides their class. */
export function toolsOf(recordings: readonly Recording[]): ReadonlyMap<string, RecordedTool> {
  const tools = new Map<string, RecordedTool>();
  for (const { domain, turns } of recordings) {
    for (const { calls } of turns.flatMap(({ steps }) => steps))
      for (const { tool } of calls) tools.set(tool, { backend: domain, sideEffect: !onlyReads.test(tool) });
  }
  return tools;
}

const onlyReads = /^(get|list|search|find|calculate|think|transfer)_?/;

/** Recordings have no status: an answer that calls itself an error is a refusal. */
export function statusOf(result: string | undefined): Extract<BackendStatus, 'ok' | 'refused' | 'failed'> {
  if (result === undefined) return 'failed';
  return /^error\b/i.test(result) ? 'refused' : 'ok';
}

/** A recording holds no second look, so none is taken. */
export function withoutSecondLook(policy: Policy): Policy {
  const { 'second-look': _, ...weights } = policy.weights;
  return { ...policy, weights };
}
