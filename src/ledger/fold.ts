import type { Row } from '../activities/ports.ts';
import type { Entry } from '../conversation/entry.ts';
import type { Head } from './read.ts';

/** The head that follows from a conversation's entries: what the database keeps at hand, worked out again from the start. */

type Derived = Omit<Head, 'conversation'>;
export type HeadField = keyof Derived;

const empty: Derived = {
  channel: 'chat',
  snapshot: '',
  seq: 0,
  startedAt: 0,
  at: 0,
  holder: 'ai',
  epoch: 0,
  agent: null,
  since: 0,
  floor: 0,
  answered: 0,
  answeredSeq: 0,
  ended: false,
  tier: null,
  rule: null,
};

/** The head after one more entry; `head` is undefined before the first. */
export function advance(head: Derived | undefined, { seq, at, entry }: Pick<Row, 'seq' | 'at' | 'entry'>): Derived {
  const before = head ?? { ...empty, startedAt: at, since: at };
  return { ...before, seq, at, ...change(before, seq, at, entry) };
}

function change(before: Derived, seq: number, at: number, entry: Entry): Partial<Derived> {
  switch (entry.kind) {
    case 'started':
      return before.seq === 0 ? { channel: entry.channel, snapshot: entry.snapshot } : {};
    case 'turn':
    case 'barged':
    case 'hung_up':
      return { floor: seq };
    case 'said':
      return entry.by === 'ai' && !entry.interim ? { answered: entry.floor, answeredSeq: seq } : {};
    case 'custody':
      return { holder: entry.holder, epoch: entry.epoch, agent: entry.agent ?? null, since: at };
    case 'decision':
      return entry.decision === 'continue' ? {} : { tier: entry.tier, rule: entry.rule };
    case 'ended':
      return { ended: true };
    default:
      return {};
  }
}

/** The fields in which the two differ. */
export function differences(derived: Derived, stored: Derived): HeadField[] {
  return headFields.filter((field) => derived[field] !== stored[field]);
}

const headFields = Object.keys(empty).filter((name): name is HeadField => name in empty);
