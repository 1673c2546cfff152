import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A recorded conversation as its turns: what the customer said, and what the assistant and its tools did about it. */
export interface Recording {
  readonly id: string;
  readonly domain: string;
  readonly turns: readonly RecordedTurn[];
}

export interface RecordedTurn {
  readonly text: string;
  /** What the assistant did, step by step; a turn is answered by the step that has no calls. */
  readonly steps: readonly RecordedStep[];
}

export interface RecordedStep {
  readonly text: string;
  readonly calls: readonly { readonly tool: string; readonly arguments: string; readonly result: string | undefined }[];
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

const line = z.object({
  source: z.string(),
  domain: z.string(),
  task_id: z.number(),
  trial: z.number(),
  messages: z.array(message),
});

/** Reads a file of recordings, one JSON object a line. Throws with the line's number for one that does not fit. */
export function readRecordings(file: string): readonly Recording[] {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((text) => text.trim() !== '');
  return lines.map((text, i) => {
    const parsed = line.safeParse(JSON.parse(text));
    if (!parsed.success) throw new Error(`${file}, line ${i + 1}: ${z.prettifyError(parsed.error)}`);
    const { domain, task_id, trial, messages } = parsed.data;
    return { id: `${domain}-${task_id}-${trial}`, domain, turns: turnsOf(messages) };
  });
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
