import type { Evidence } from '../policy/evidence.ts';
import { isLive, type Other } from './others.ts';
import type { Row } from './row.ts';
import { argumentValues, named, shapeOf } from './things.ts';
import type { Wants } from './wants.ts';

/** What this conversation is about, to be compared with others. */
export interface Matter {
  readonly wants: Pick<Wants, 'code'>;
  readonly things: readonly string[];
  /** By the ledger's clock. */
  readonly now: number;
}

export const matterOf = (rows: readonly Row[], wants: Pick<Wants, 'code'>): Matter => ({
  wants,
  things: [...new Set([...named(rows), ...[...argumentValues(rows).values()].flat()])],
  now: rows.at(-1)?.at ?? 0,
});

/**
 * The same order is the same matter, whatever is wanted of it now; the same wish is, unless it names another order than
 * the one that was spoken of then.
 */
export function isSameMatter(here: Matter, there: Pick<Other, 'wants' | 'things'>): boolean {
  if (there.things.some((thing) => here.things.includes(thing))) return true;
  if (there.wants.code !== here.wants.code || there.wants.code === 'other') return false;
  const shapes = new Set(there.things.map(shapeOf));
  return !here.things.some((thing) => shapes.has(shapeOf(thing)));
}

type Repeat = Extract<Evidence, { type: 'repeat_contact' }>;

/**
 * The customer is back about the same thing: what the latest earlier contact was, and how many there were. Undefined where
 * this is the first. A conversation that somebody is in now is no earlier contact; a callback that is awaited is one.
 */
export function repeatOf(turnId: string, here: Matter, others: readonly Other[]): Repeat | undefined {
  const earlier = others.filter((other) => !isLive(other) && other.at <= here.now && isSameMatter(here, other));
  const [last] = earlier.toSorted((a, b) => b.at - a.at);
  if (last === undefined) return undefined;
  return {
    type: 'repeat_contact',
    turnId,
    conversation: last.conversation,
    days: Math.floor((here.now - last.at) / dayMs),
    times: earlier.length,
    resolved: last.ending === 'solved',
    trusted: last.trusted,
  };
}

const dayMs = 86_400_000;
