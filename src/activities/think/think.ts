import { setTimeout as delay } from 'node:timers/promises';
import type { Channel } from '../../conversation/entry.ts';
import type { ThinkOutcome } from '../../conversation/event.ts';
import type { FailureCode } from '../../conversation/failures.ts';
import { heardIn, saysNothing } from '../../conversation/hearing.ts';
import type { Evidence } from '../../policy/evidence.ts';
import { asksFirst } from '../../policy/read.ts';
import { beating } from '../beat.ts';
import { holdOn } from '../hold-on.ts';
import type { ThinkPorts } from '../join.ts';
import { carried, othersOf } from '../others.ts';
import type { Begun, StepRef } from '../ports.ts';
import type { ThinkInput } from '../types.ts';
import { backAgain } from './back-again.ts';
import { commit, type Done, evidenceDrafts } from './commit.ts';
import { requestOf } from './messages.ts';
import { contextTurns, recall } from './recall.ts';
import { budgetOf, type Spoken, speak } from './speak.ts';

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
  let begun: Begun | undefined;
  try {
    begun = await begunOf(ports, input);
    const { window } = begun;
    const known = recall(window, turn);
    if (known !== undefined) return known;
    const others = begun.others ?? (await othersOf(ports, conversation, window.rows));
    const proofs = carried(window.rows, others);
    if (proofs.length > 0) await ports.ledger.append(conversation, proofs);
    const words = heardIn(window.rows, turn, input.offered === true, ports.agent.phrases);
    const desk = await deskOf(ports, input, window.channel);
    const heard = [...desk, ...words, ...backAgain(window.rows, turn, others, ports.agent.intents)];
    if (heard.some(asksFirst)) {
      await ports.ledger.append(conversation, evidenceDrafts(input, heard));
      return { kind: 'forced', evidence: heard };
    }
    await pause(turn.failures, cancelled);
    return await ask(ports, input, { ...begun, others }, heard, step, cancelled);
  } finally {
    begun?.answer?.drop();
    ports.voice.end(step);
  }
}

/** How the desk stands as the turn begins: what the policy decides by, if it decides anything. */
async function deskOf(
  { capacity }: ThinkPorts,
  { turn, limits }: ThinkInput,
  channel: Channel,
): Promise<readonly Evidence[]> {
  // without limits of the queue it rings for everybody, and nobody's presence counts
  if (turn.read || capacity === undefined || limits.queueMs === undefined) return [];
  const desk = await capacity.look(channel);
  return desk === undefined ? [] : [{ type: 'capacity', turnId: turn.turnId, ...desk }];
}

/** A turn's first thought may have been begun ahead; whatever comes later sees the ledger as it is then. */
async function begunOf(
  { ledger, early }: ThinkPorts,
  { conversation, turn, epoch, drafts }: ThinkInput,
): Promise<Begun> {
  const first = turn.step === 0 && turn.attempt === 1 && drafts.length === 0;
  const begun = first ? await early?.take(conversation, turn.floor, epoch) : undefined;
  return begun ?? { window: await ledger.window(conversation, contextTurns, drafts) };
}

/** No timer at all where there is nothing to wait for: it would cost the first word a millisecond. */
async function pause(failures: number, cancelled: AbortSignal): Promise<void> {
  const ms = pausesMs[Math.min(failures, pausesMs.length - 1)] ?? 0;
  if (ms > 0) await delay(ms, undefined, { signal: cancelled });
}

async function ask(
  ports: ThinkPorts,
  input: ThinkInput,
  { window, others, answer }: Begun,
  heard: readonly Evidence[],
  step: StepRef,
  cancelled: AbortSignal,
): Promise<ThinkOutcome> {
  const { clock, model, voice } = ports;
  const spent = clock.now() - input.turn.since;
  const stream = (signal: AbortSignal) =>
    answer?.stream(signal) ?? model.stream({ step, ...requestOf(ports, window.rows, others), signal });
  let index = 0;
  const unhold = holdOn(ports, input);
  const spoken = await speak(stream, clock, budgetOf(input.limits, spent), cancelled, (text) => {
    unhold();
    voice.words(step, index++, text);
  });
  unhold();
  cancelled.throwIfAborted();
  const outcome = checked(ports, spoken);
  if (outcome.kind === 'failed') {
    if (index > 0) voice.retract(step);
    return await failed(ports, input, heard, outcome);
  }
  return await commit(ports, input, window, heard, outcome);
}

type Failed = { readonly kind: 'failed'; readonly code: FailureCode; readonly ms: number };

/** An answer that cannot be used is the model's failure, whatever the wire said. */
function checked({ tools }: ThinkPorts, spoken: Spoken): Done | Failed {
  if (spoken.kind === 'cancelled') return { kind: 'failed', code: 'MODEL_UNREACHABLE', ms: 0 };
  if (spoken.kind === 'failed') return spoken;
  if (saysNothing(spoken)) return { kind: 'failed', code: 'MODEL_EMPTY', ms: spoken.ms };
  for (const call of spoken.calls) {
    if (!tools.specs.some(({ name }) => name === call.tool))
      return { kind: 'failed', code: 'MODEL_UNKNOWN_TOOL', ms: spoken.ms };
    if (tools.check(call.tool, call.arguments) !== undefined)
      return { kind: 'failed', code: 'MODEL_BAD_ARGUMENTS', ms: spoken.ms };
  }
  return spoken;
}

async function failed(
  ports: ThinkPorts,
  input: ThinkInput,
  heard: readonly Evidence[],
  { code, ms }: Failed,
): Promise<ThinkOutcome> {
  const evidence: Evidence[] = [...heard, { type: 'model', turnId: input.turn.turnId, status: 'failed', code, ms }];
  await ports.ledger.append(input.conversation, evidenceDrafts(input, evidence));
  return { kind: 'failed', code, evidence };
}
