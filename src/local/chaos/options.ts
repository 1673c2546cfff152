import { parseArgs } from 'node:util';
import { type KillKind, killKinds } from './plan.ts';

export interface ChaosOptions {
  readonly kills: number;
  readonly workers: number;
  readonly seed: number;
  /** Conversations at once. */
  readonly conversations: number;
  /** Kills of this kind alone, for whoever looks into one. */
  readonly only: KillKind | undefined;
  /** Leaves the folder with data and logs behind. */
  readonly keep: boolean;
}

/** From so many kills on the timings are judged; a shorter run judges counts alone. */
export const judgedKills = 100;

/** `--kills N [--workers 2] [--seed S] [--conversations 6] [--only KIND] [--keep]`. Throws a RangeError that names what does not fit. */
export function chaosOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '8' },
      workers: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      conversations: { type: 'string', default: '6' },
      only: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const kills = whole('kills', values.kills, 1, 10_000);
  return {
    kills,
    // one alone would leave nobody to carry on
    workers: whole('workers', values.workers, 2, 8),
    seed: whole('seed', values.seed, 0, 2 ** 31),
    conversations: whole('conversations', values.conversations, 2, 100),
    only: values.only === undefined ? undefined : kindOf(values.only),
    keep: values.keep,
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new RangeError(`--${name} must be a whole number from ${least} to ${most}, not ${text}`);
}

function kindOf(text: string): KillKind {
  const kind = killKinds.find((one) => one === text);
  if (kind !== undefined) return kind;
  throw new RangeError(`--only must be one of ${killKinds.join(', ')}, not ${text}`);
}
