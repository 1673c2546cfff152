import { createHmac } from 'node:crypto';
import { type Draft, type Entry, keys } from '../../conversation/entry.ts';
import type { ThinkOutcome } from '../../conversation/event.ts';
import { answeredWith, toolAskOf } from '../../conversation/hearing.ts';
import type { Evidence } from '../../policy/evidence.ts';
import type { ThinkPorts } from '../join.ts';
import type { Window } from '../ports.ts';
import type { ThinkInput } from '../types.ts';
import { contextTurns, recall } from './recall.ts';
import type { Spoken } from './speak.ts';

export type Done = Extract<Spoken, { kind: 'done' }>;

/** What was said or asked, and the evidence for it, in one round trip. What the ledger then holds is what counts. */
export function commit(
  ports: ThinkPorts,
  input: ThinkInput,
  window: Window,
  heard: readonly Evidence[],
  done: Done,
): Promise<ThinkOutcome> {
  const { turnId } = input.turn;
  const evidence = [...heard, ...answeredWith(window.rows, turnId, done, ports.agent.phrases)];
  return done.calls.length > 0 ? asked(ports, input, window, done, evidence) : replied(ports, input, done, evidence);
}

/** Refused where the customer has acted meanwhile. */
async function replied(
  ports: ThinkPorts,
  input: ThinkInput,
  done: Done,
  evidence: readonly Evidence[],
): Promise<ThinkOutcome> {
  const reply = { key: keys.outcome(input.turn.turnId), entry: replyOf(input, false), words: done.text };
  const drafts = [reply, ...evidenceDrafts(input, evidence)];
  const [place] = await ports.ledger.append(input.conversation, drafts);
  if (place === undefined || 'refused' in place || !place.written) return await found(ports, input);
  return { kind: 'replied', seq: place.seq, evidence };
}

/** Nobody runs them where the customer has acted meanwhile; where another attempt asked first, its calls are run. */
async function asked(
  ports: ThinkPorts,
  input: ThinkInput,
  window: Window,
  done: Done,
  evidence: readonly Evidence[],
): Promise<ThinkOutcome> {
  const { conversation, turn } = input;
  const { turnId, step } = turn;
  const calls = done.calls.map(({ tool, arguments: given }, i) => {
    const spec = ports.tools.specs.find(({ name }) => name === tool);
    return toolAskOf(turn, i, tool, spec, fingerprintOf(window, given));
  });
  const args = Object.fromEntries(calls.map(({ callId }, i) => [callId, done.calls[i]?.arguments ?? '{}']));
  const entry: Entry = { kind: 'asked', turnId, step, calls };
  const drafts: Draft[] = [{ key: keys.asked(turnId, step), entry, words: JSON.stringify(args) }];
  if (done.text !== '')
    drafts.unshift({ key: keys.interim(turnId, step), entry: replyOf(input, true), words: done.text });
  const now = await ports.ledger.window(conversation, 1, [...drafts, ...evidenceDrafts(input, evidence)]);
  const outcome = now.floor > turn.floor ? undefined : recall(now, turn);
  return outcome?.kind === 'asked' ? { ...outcome, evidence } : await found(ports, input);
}

/** The customer acted, or another attempt that was taken for dead wrote first. */
async function found({ ledger }: ThinkPorts, { conversation, turn }: ThinkInput): Promise<ThinkOutcome> {
  return recall(await ledger.window(conversation, contextTurns, []), turn) ?? { kind: 'lost' };
}

const replyOf = ({ turn, epoch }: ThinkInput, interim: boolean): Entry => {
  const { turnId, floor } = turn;
  return { kind: 'said', by: 'ai', epoch, turnId, floor, interim };
};

/** Salted, so that a short argument cannot be guessed back from its hash. */
const fingerprintOf = ({ salt }: Window, args: string): string =>
  createHmac('sha256', salt).update(args).digest('hex').slice(0, 16);

export const evidenceDrafts = ({ turn }: ThinkInput, evidence: readonly Evidence[]): readonly Draft[] =>
  evidence.map((piece, i) => ({
    key: `evidence/${turn.turnId}/${turn.step}/${turn.attempt}/${i}`,
    entry: { kind: 'evidence', evidence: piece },
  }));
