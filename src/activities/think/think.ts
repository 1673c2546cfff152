import { createHmac } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type Draft, type Entry, keys, type ToolAsk } from '../../conversation/entry.ts';
import type { ThinkOutcome } from '../../conversation/event.ts';
import type { FailureCode } from '../../conversation/failures.ts';
import type { Evidence } from '../../policy/evidence.ts';
import { read } from '../../policy/read.ts';
import { beating } from '../beat.ts';
import type { ThinkPorts } from '../join.ts';
import type { Appended, StepRef, Window } from '../ports.ts';
import type { ThinkInput } from '../types.ts';
import { messagesOf } from './messages.ts';
import { laterAct, recall, unanswered } from './recall.ts';
import { budgetOf, type Spoken, speak } from './speak.ts';

/** How many of the customer's turns the model sees: enough for a call's thread, bounded so that turn 300 costs what turn 30 did. */
const contextTurns = 20;
/** Between the model's failures within one turn; the streak ends at three. */
const pausesMs = [0, 250, 1000] as const;

/** One thought: read the window, let the reader force what it must, ask the model, stream, append what was said. */
export const think =
  (ports: ThinkPorts) =>
  (input: ThinkInput): Promise<ThinkOutcome> =>
    beating((cancelled) => thinking(ports, input, cancelled));

async function thinking(ports: ThinkPorts, input: ThinkInput, cancelled: AbortSignal): Promise<ThinkOutcome> {
  const { conversation, turn, epoch } = input;
  const step: StepRef = { conversation, turnId: turn.turnId, epoch, step: turn.step, attempt: turn.attempt };
  ports.voice.begin(step);
  try {
    const window = await ports.ledger.window(conversation, contextTurns, input.drafts);
    const known = recall(window, turn);
    if (known !== undefined) return known;
    const forced = turn.read
      ? []
      : unanswered(window).flatMap((row) => (row.entry.kind === 'turn' ? read(row.words ?? '', row.entry.turnId) : []));
    if (forced.length > 0) {
      await ports.ledger.append(conversation, evidenceDrafts(input, forced));
      return { kind: 'forced', evidence: forced };
    }
    await pause(turn.failures, cancelled);
    return await ask(ports, input, window, step, cancelled);
  } finally {
    ports.voice.end(step);
  }
}

/** No timer at all where there is nothing to wait for: it would cost the first word a millisecond. */
async function pause(failures: number, cancelled: AbortSignal): Promise<void> {
  const ms = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
  if (ms > 0) await delay(ms, undefined, { signal: cancelled });
}

async function ask(
  ports: ThinkPorts,
  input: ThinkInput,
  window: Window,
  step: StepRef,
  cancelled: AbortSignal,
): Promise<ThinkOutcome> {
  const { agent, clock, model, tools, voice } = ports;
  const spent = clock.now() - input.turn.since;
  const request = { step, instructions: agent.instructions, messages: messagesOf(window.rows), tools: tools.specs };
  let index = 0;
  const unhold = holdOn(ports, input, spent);
  const spoken = await speak(model, clock, request, budgetOf(input.limits, spent), cancelled, (text) => {
    unhold();
    voice.words(step, index++, text);
  });
  unhold();
  cancelled.throwIfAborted();
  const outcome = checked(ports, spoken);
  if (outcome.kind === 'failed') {
    if (index > 0) voice.retract(step);
    return await failed(ports, input, outcome.code, outcome.ms);
  }
  return await commit(ports, input, window, outcome);
}

type Done = Extract<Spoken, { kind: 'done' }>;
type Failed = { readonly kind: 'failed'; readonly code: FailureCode; readonly ms: number };

/** An answer that cannot be used is the model's failure, whatever the wire said. */
function checked({ tools }: ThinkPorts, spoken: Spoken): Done | Failed {
  if (spoken.kind === 'cancelled') return { kind: 'failed', code: 'MODEL_UNREACHABLE', ms: 0 };
  if (spoken.kind === 'failed') return spoken;
  if (spoken.text.trim() === '' && spoken.calls.length === 0)
    return { kind: 'failed', code: 'MODEL_EMPTY', ms: spoken.ms };
  for (const call of spoken.calls) {
    if (!tools.specs.some(({ name }) => name === call.tool))
      return { kind: 'failed', code: 'MODEL_UNKNOWN_TOOL', ms: spoken.ms };
    if (tools.check(call.tool, call.arguments) !== undefined)
      return { kind: 'failed', code: 'MODEL_BAD_ARGUMENTS', ms: spoken.ms };
  }
  return spoken;
}

/** The customer hears the holding script once a turn, when nothing else has been heard by then. */
function holdOn(
  { clock, ledger, agent }: ThinkPorts,
  { conversation, turn, epoch, limits }: ThinkInput,
  spent: number,
): () => void {
  const entry: Entry = { kind: 'said', by: 'script', epoch, script: 'holding', turnId: turn.turnId };
  const draft: Draft = { key: keys.script('holding', turn.turnId), entry, words: agent.script('holding') };
  // Best effort: a ledger that is away shows in the commit that follows.
  return clock.after(
    Math.max(0, limits.holdingMs - spent),
    () => void ledger.append(conversation, [draft]).catch(() => undefined),
  );
}

async function failed(ports: ThinkPorts, input: ThinkInput, code: FailureCode, ms: number): Promise<ThinkOutcome> {
  const evidence: Evidence[] = [{ type: 'model', turnId: input.turn.turnId, status: 'failed', code, ms }];
  await ports.ledger.append(input.conversation, evidenceDrafts(input, evidence));
  return { kind: 'failed', code, evidence };
}

/** What was said or asked, and the evidence for it, in one append; refused where the customer has acted meanwhile. */
async function commit(ports: ThinkPorts, input: ThinkInput, window: Window, done: Done): Promise<ThinkOutcome> {
  const { conversation, turn, epoch } = input;
  const { turnId, floor } = turn;
  const evidence: Evidence[] = [{ type: 'model', turnId, status: 'ok', ms: done.ms }];
  const calls = done.calls.map((call, i) => toolAsk(ports, window, turn, call, i));
  const interim = calls.length > 0;
  const said: Entry = { kind: 'said', by: 'ai', epoch, turnId, floor, interim };
  const drafts: Draft[] = [];
  if (done.text !== '')
    drafts.push({
      key: interim ? keys.interim(turnId, turn.step) : keys.outcome(turnId),
      entry: said,
      words: done.text,
    });
  if (interim) {
    const args = Object.fromEntries(calls.map(({ callId }, i) => [callId, done.calls[i]?.arguments ?? '{}']));
    drafts.push({
      key: keys.asked(turnId, turn.step),
      entry: { kind: 'asked', turnId, step: turn.step, calls },
      words: JSON.stringify(args),
    });
  }
  const appended = await ports.ledger.append(conversation, [...drafts, ...evidenceDrafts(input, evidence)]);
  if (appended.some(isRefused)) return await refused(ports, input);
  if (interim) return { kind: 'asked', calls, evidence };
  const first = appended[0];
  return { kind: 'replied', seq: first !== undefined && 'seq' in first ? first.seq : 0, evidence };
}

const isRefused = (appended: Appended): boolean => 'refused' in appended;

/** The customer acted while the model spoke: what they did is in the ledger. */
async function refused({ ledger }: ThinkPorts, { conversation, turn }: ThinkInput): Promise<ThinkOutcome> {
  const by = laterAct(await ledger.window(conversation, 1, []), turn.floor);
  return by === undefined ? { kind: 'lost' } : { kind: 'overtaken', by };
}

function toolAsk(
  { tools }: ThinkPorts,
  window: Window,
  turn: { turnId: string; step: number },
  call: { tool: string; arguments: string },
  i: number,
): ToolAsk {
  const spec = tools.specs.find(({ name }) => name === call.tool);
  return {
    callId: `${turn.turnId}.${turn.step}.${i}`,
    tool: call.tool,
    backend: spec?.backend ?? 'unknown',
    sideEffect: spec?.sideEffect ?? true,
    fingerprint: createHmac('sha256', window.salt).update(call.arguments).digest('hex').slice(0, 16),
  };
}

const evidenceDrafts = ({ turn }: ThinkInput, evidence: readonly Evidence[]): readonly Draft[] =>
  evidence.map((piece, i) => ({
    key: `evidence/${turn.turnId}/${turn.step}/${turn.attempt}/${i}`,
    entry: { kind: 'evidence', evidence: piece },
  }));
