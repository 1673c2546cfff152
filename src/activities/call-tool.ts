import { type Draft, type Entry, keys } from '../conversation/entry.ts';
import { beating } from './beat.ts';
import { customerIn } from './customer-of.ts';
import { holdOn } from './hold-on.ts';
import type { CallPorts } from './join.ts';
import type { Appended, Row, StepRef, ToolResult, ToolSpec } from './ports.ts';
import { argumentsOf } from './think/messages.ts';
import type { CallInput, CallOutcome } from './types.ts';

/**
 * One tool call, at most one side effect. A read fails fast at its budget. A side effect runs to its end; one whose
 * backend takes no idempotency key announces itself first, so that a second try finds the trace and reports it in doubt.
 */
export const callTool =
  (ports: CallPorts) =>
  (input: CallInput): Promise<CallOutcome> =>
    beating(async (cancelled) => {
      const { conversation, turn, epoch, attempt } = input;
      const step: StepRef = { conversation, turnId: turn.turnId, epoch, step: turn.step, attempt: turn.attempt };
      ports.voice.begin(step);
      const unhold = holdOn(ports, input);
      try {
        const before = attempt > 1 ? await ports.ledger.row(conversation, keys.called(input.ask.callId)) : undefined;
        return before === undefined ? await calling(ports, input, cancelled) : outcomeOf(before);
      } finally {
        unhold();
        ports.voice.end(step);
      }
    });

async function calling(ports: CallPorts, input: CallInput, cancelled: AbortSignal): Promise<CallOutcome> {
  const { conversation, ask, turn } = input;
  const spec = ports.tools.specs.find(({ name }) => name === ask.tool);
  if (spec === undefined) return await report(ports, input, { status: 'failed', text: 'No such tool.' }, 0);
  const asked = await ports.ledger.row(conversation, keys.asked(turn.turnId, turn.step));
  const args = argumentsOf(asked?.words ?? '')[ask.callId] ?? '{}';
  if (ask.sideEffect && !spec.idempotent) {
    const [announced] = await announce(ports, input);
    if (announced === undefined || 'refused' in announced)
      return await report(ports, input, { status: 'dropped', text: '' }, 0);
    if (!announced.written) return await report(ports, input, { status: 'in_doubt', text: '' }, 0);
  }
  const began = ports.clock.now();
  const result = await within(ports, input, spec, args, cancelled);
  return await report(ports, input, result, ports.clock.now() - began);
}

/** Refused once the conversation has ended; not written where an earlier try announced itself: that may have done its work. */
function announce({ ledger }: CallPorts, { conversation, ask, turn }: CallInput): Promise<readonly Appended[]> {
  const { callId, tool, backend } = ask;
  const entry: Entry = { kind: 'calling', callId, turnId: turn.turnId, tool, backend };
  return ledger.append(conversation, [{ key: keys.calling(callId), entry }]);
}

type Result = ToolResult | { readonly status: 'timeout' | 'dropped'; readonly text: string };

/** The budget aborts a read; a side effect is waited for longer, and what it did is unknown when even that has passed. */
async function within(
  ports: CallPorts,
  input: CallInput,
  spec: ToolSpec,
  args: string,
  cancelled: AbortSignal,
): Promise<Result> {
  const { conversation, ask, limits } = input;
  const deadline = new AbortController();
  const stop = ports.clock.after(ask.sideEffect ? limits.sideEffectMs : limits.toolMs, () => deadline.abort());
  const signal = ask.sideEffect ? deadline.signal : AbortSignal.any([cancelled, deadline.signal]);
  const idempotencyKey = `${conversation}/${ask.callId}`;
  try {
    return await ports.tools.call({
      conversation,
      tool: spec.name,
      callId: ask.callId,
      arguments: args,
      idempotencyKey,
      signal,
    });
  } catch (error) {
    if (!deadline.signal.aborted) throw error;
    return ask.sideEffect ? { status: 'in_doubt', text: '' } : { status: 'timeout', text: '' };
  } finally {
    stop();
  }
}

/** Into the ledger, once: a try that comes second reports what the first one wrote. */
async function report(ports: CallPorts, input: CallInput, result: Result, ms: number): Promise<CallOutcome> {
  const { conversation, ask, turn } = input;
  const { callId, tool, backend, sideEffect } = ask;
  const grants = 'grants' in result && result.grants !== undefined ? { grants: result.grants } : {};
  const outcome: CallOutcome = { status: result.status, ms: Math.round(ms), ...grants };
  const entry: Called = { kind: 'called', callId, turnId: turn.turnId, tool, backend, sideEffect, ...outcome };
  const called = { key: keys.called(callId), entry, words: result.text };
  const [appended] = await ports.ledger.append(conversation, [called, ...joinOf(ports, entry, result.text)]);
  if (appended === undefined || !('written' in appended) || appended.written) return outcome;
  const first = await ports.ledger.row(conversation, keys.called(callId));
  return first === undefined ? outcome : outcomeOf(first);
}

type Called = Extract<Entry, { kind: 'called' }>;

/** Whom a proving answer names is the customer: in the same transaction, under their pseudonym. */
function joinOf({ identity, tools }: CallPorts, { callId, tool, grants }: Called, answer: string): readonly Draft[] {
  const name = grants === undefined ? undefined : customerIn(tool, answer, tools.specs);
  if (identity === undefined || grants === undefined || name === undefined) return [];
  const customer = identity.keyOf('id', name);
  return [{ key: keys.joined(callId, 'id'), entry: { kind: 'joined', customer, of: 'id', by: 'tool', ...grants } }];
}

function outcomeOf({ entry }: Row): CallOutcome {
  if (entry.kind !== 'called') return { status: 'failed', ms: 0 };
  const { status, ms, grants } = entry;
  return { status, ms, ...(grants === undefined ? {} : { grants }) };
}
