import type { Feedback } from './feedback.ts';

/** What the packet took the customer to want, beside what the human then did: where the two do not fit. */
export interface Mismatch {
  readonly intent: string;
  /** Of the intent, 0–1, in the mean; absent where no packet told. */
  readonly confidence?: number;
  readonly outcome: string;
  readonly changed: readonly string[];
  readonly why: 'other_change' | 'nothing_heard' | 'wish_missing';
  readonly count: number;
  /** The first few. */
  readonly conversations: readonly string[];
}

const examples = 3;

/** The most frequent first; those that are alike in intent, outcome and reason are one. */
export function mismatchesIn(rows: readonly Feedback[]): readonly Mismatch[] {
  const found = rows.flatMap((row) => mismatchOf(row) ?? []);
  const alike = Map.groupBy(found, ({ intent, outcome, changed, why }) =>
    JSON.stringify([intent, outcome, changed, why]),
  );
  return [...alike.values()].flatMap(merged).sort((one, other) => other.count - one.count);
}

type Single = Omit<Mismatch, 'count' | 'conversations'> & { readonly conversation: string };

function mismatchOf({ conversation, wants, changed, closed, wrapUp }: Feedback): Single | undefined {
  if (wants === undefined) return undefined;
  const kinds = [...new Set(changed)].sort();
  const why = reasonOf(wants.code, kinds, wrapUp?.missing ?? []);
  if (why === undefined) return undefined;
  const outcome = closed?.outcome ?? wrapUp?.outcome ?? 'open';
  return { conversation, intent: wants.code, outcome, changed: kinds, why, ...sureness(wants.confidence) };
}

const sureness = (confidence: number | undefined) => (confidence === undefined ? {} : { confidence });

function reasonOf(intent: string, changed: readonly string[], missing: readonly string[]): Mismatch['why'] | undefined {
  const telling = changed.filter((change) => change in serves);
  if (telling.length > 0 && intent === 'other') return 'nothing_heard';
  if (telling.length > 0 && telling.every((change) => !isServed(intent, change))) return 'other_change';
  return missing.includes('wish') ? 'wish_missing' : undefined;
}

/**
 * What each change is done for, as words of an intent's code: `cancel_order` is served by a cancellation. What is not in here
 * says nothing about the intent.
 */
const serves: Readonly<Record<string, readonly string[]>> = {
  refunded: ['refund', 'return', 'money', 'payment', 'charge', 'damaged', 'wrong', 'missing', 'complaint'],
  order_changed: ['order', 'change', 'damaged', 'wrong', 'missing', 'item'],
  address_changed: ['address', 'delivery'],
  cancelled: ['cancel'],
};

const isServed = (intent: string, change: string): boolean =>
  intent.split(/[^a-z]+/i).some((word) => serves[change]?.includes(word.toLowerCase()));

function merged(ones: readonly Single[]): readonly Mismatch[] {
  const [first] = ones;
  if (first === undefined) return [];
  const { conversation: _, confidence: __, ...same } = first;
  const sure = ones.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence]));
  const mean = sure.length === 0 ? undefined : sure.reduce((sum, one) => sum + one, 0) / sure.length;
  const conversations = [...new Set(ones.map(({ conversation }) => conversation))].slice(0, examples);
  return [{ ...same, ...sureness(mean), count: ones.length, conversations }];
}
