import { foldCount, type Learn, pick, seed } from '../held-out.ts';
import { foldsOf, heldOut } from '../statistics/folds.ts';
import { fitLogistic, predict } from '../statistics/logistic.ts';
import type { Beginning } from './call.ts';
import { logOdds } from './log-odds.ts';
import { type Counts, passages, progress, standing } from './trajectory.ts';

/** Strong enough for some sixty features over a thousand calls. */
const l2 = 30;
/** What fewer training rows have is chance. */
const rowsLeast = 12;

/**
 * Learns from the training calls alone: their vocabulary, the log-odds of what came up, the weights. The log-odds of a
 * training call come from other training calls, as those of a new one will.
 */
export function learnFrom(calls: readonly Beginning[]): Learn {
  const labels = calls.map(({ failed }) => failed);
  const counts = calls.map(({ events }): Counts => new Map([...standing(events), ...progress(events)]));
  const met = calls.map(({ events }) => passages(events));
  return (train) => {
    const vocabulary = vocabularyOf(pick(counts, train));
    const plain = (row: number): number[] => vocabulary.map((name) => counts[row]?.get(name) ?? 0);
    const odds = (rows: readonly number[]) => logOdds(pick(met, rows), pick(labels, rows));
    const all = odds(train);
    const inner = heldOut(foldsOf(pick(ids(calls), train), foldCount, seed + 1), (part) => {
      const some = odds(pick(train, part));
      return (place) => some(met[train[place] ?? -1] ?? new Set());
    });
    const rows = train.map((row, place) => [...plain(row), inner[place] ?? 0]);
    const fit = fitLogistic(rows, pick(labels, train), l2);
    return (row) => predict(fit, [...plain(row), all(met[row] ?? new Set())]);
  };
}

const ids = (calls: readonly Beginning[]): readonly string[] => calls.map(({ id }) => id);

function vocabularyOf(rows: readonly Counts[]): readonly string[] {
  const seen = new Map<string, number>();
  for (const row of rows) for (const [name, n] of row) if (n > 0) seen.set(name, (seen.get(name) ?? 0) + 1);
  return [...seen].filter(([, n]) => n >= rowsLeast).map(([name]) => name);
}
