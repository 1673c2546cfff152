import type { PacketCall, PacketIdentity } from '../gather.ts';
import type { Wants } from '../wants.ts';
import type { PacketMood } from './mood.ts';
import { callCite } from './pieces.ts';
import type { SpokenPromise } from './promised.ts';
import type { Unresolved } from './unresolved.ts';

/** What the human should do, the most urgent first: by rule, from the facts alone. Each with what it rests on. */
export interface NextAction {
  readonly text: string;
  readonly cites: readonly string[];
}

/** The facts that actions follow from. `at`: the sealing, as the ledger's last row has it. */
export interface ActionFacts {
  readonly unresolved: readonly Unresolved[];
  readonly calls: readonly PacketCall[];
  readonly spoken: readonly SpokenPromise[];
  readonly identity: PacketIdentity;
  readonly wants: Wants;
  /** Tools with a side effect that serve what is wanted. */
  readonly remedies: readonly string[];
  readonly mood: PacketMood;
  readonly at: number;
}

const most = 8;

export function nextActions(facts: ActionFacts): readonly NextAction[] {
  const all = [
    ...calm(facts),
    ...doubts(facts),
    ...promises(facts),
    ...vows(facts),
    ...identity(facts),
    ...byHand(facts),
    ...wish(facts),
    ...answers(facts),
  ];
  return all.slice(0, most);
}

const calm = ({ mood }: ActionFacts): readonly NextAction[] =>
  mood.angry > 0 && mood.last < 0
    ? [{ text: 'Say first that you have read what went wrong.', cites: mood.cites.slice(-1) }]
    : [];

const doubts = ({ calls }: ActionFacts): readonly NextAction[] =>
  calls
    .filter(({ status }) => status === 'in_doubt')
    .map(({ tool, callId }) => ({
      text: `Find out whether ${tool} was done before doing it again.`,
      cites: [callCite(callId)],
    }));

const promises = ({ spoken }: ActionFacts): readonly NextAction[] =>
  spoken
    .filter(({ state }) => state === 'unbacked')
    .map(({ text, cites }) => ({ text: `Keep what the AI promised, or take it back: ${text}`, cites }));

/** A colleague's word binds whoever comes after. */
const vows = ({ spoken }: ActionFacts): readonly NextAction[] =>
  spoken
    .filter(({ by, state }) => by !== undefined && state === 'open')
    .map(({ by, text, cites }) => ({ text: `Keep what ${by} promised, or see that it is kept: ${text}`, cites }));

/** Only what changes something needs a proof, and nobody is asked for it twice. */
function identity({ identity: { level, until, cites }, remedies, wants, at }: ActionFacts): readonly NextAction[] {
  if (remedies.length === 0) return [];
  if (level !== 'verified')
    return [{ text: 'Verify the customer before you change anything.', cites: [...cites, ...wants.cites] }];
  return until !== undefined && until <= at
    ? [{ text: 'Verify the customer again: the proof has run out.', cites }]
    : [];
}

const byHand = ({ unresolved }: ActionFacts): readonly NextAction[] =>
  unresolved
    .filter(({ what }) => what === 'failed')
    .map(({ tool, cites }) => ({ text: `Do by hand what ${tool} could not: its backend does not answer.`, cites }));

/** What is wanted, where nothing that serves it was done or may have been. */
function wish({ wants, remedies, calls }: ActionFacts): readonly NextAction[] {
  if (wants.cites.length === 0) return [];
  const done = calls.some(
    ({ tool, status }) => remedies.includes(tool) && (status === 'ok' || status === 'in_doubt' || status === 'timeout'),
  );
  return done ? [] : [{ text: `Settle what the customer wants: ${wants.label}.`, cites: wants.cites }];
}

/** One action for all that waits: the last of it is what the customer wants to hear about. */
function answers({ unresolved }: ActionFacts): readonly NextAction[] {
  const waiting = unresolved.filter(({ what }) => what === 'unanswered');
  return waiting.length === 0
    ? []
    : [{ text: 'Answer what the customer said last.', cites: waiting.flatMap(({ cites }) => cites) }];
}
