import { quantile } from '../statistics/bootstrap.ts';
import type { Judged } from './judged.ts';

export interface Spread {
  readonly least: number;
  readonly quarter: number;
  readonly median: number;
  readonly threeQuarters: number;
  readonly most: number;
}

/** When a human took over: the turn, from 1, and the share of the run's turns that had gone by. */
export interface When {
  readonly turn: Spread;
  readonly ofAll: Spread;
}

export function whenHandedOver(all: readonly Judged[]): When | undefined {
  const handed = all.flatMap(({ handoff, recording }) =>
    handoff === undefined ? [] : [{ turn: handoff.turn + 1, ofAll: (handoff.turn + 1) / recording.turns.length }],
  );
  if (handed.length === 0) return undefined;
  return { turn: spreadOf(handed.map(({ turn }) => turn)), ofAll: spreadOf(handed.map(({ ofAll }) => ofAll)) };
}

function spreadOf(figures: readonly number[]): Spread {
  const rising = [...figures].sort((a, b) => a - b);
  const at = (share: number) => Math.round(quantile(rising, share) * 100) / 100;
  return { least: at(0), quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75), most: at(1) };
}

export interface MixedTask {
  readonly task: string;
  readonly handedOver: number;
  readonly trials: number;
}

/** Tasks of which some trials were handed over and others not. */
export function mixedTasks(all: readonly Judged[]): readonly MixedTask[] {
  return [...Map.groupBy(all, ({ group }) => group)].flatMap(([task, trials]) => {
    const handedOver = trials.filter(({ handoff }) => handoff !== undefined).length;
    return handedOver === 0 || handedOver === trials.length ? [] : [{ task, handedOver, trials: trials.length }];
  });
}
