import { parseArgs } from 'node:util';

export interface ChaosOptions {
  readonly kills: number;
  readonly workers: number;
  readonly seed: number;
  /** Conversations at once. */
  readonly conversations: number;
  /** Leaves the folder with data and logs behind. */
  readonly keep: boolean;
}

/** From so many kills on the timings are judged; a shorter run judges counts alone. */
export const judgedKills = 100;

/** `--kills N [--workers 2] [--seed S] [--conversations 12] [--keep]`. Throws a RangeError that names what does not fit. */
export function chaosOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: 'string', default: '8' },
      workers: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      conversations: { type: 'string' },
      keep: { type: 'boolean', default: false },
    },
  });
  const kills = whole('kills', values.kills, 1, 10_000);
  return {
    kills,
    // one alone would leave nobody to carry on
    workers: whole('workers', values.workers, 2, 8),
    seed: whole('seed', values.seed, 0, 2 ** 31),
    conversations: whole('conversations', values.conversations ?? (kills < judgedKills ? '6' : '12'), 2, 100),
    keep: values.keep,
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new RangeError(`--${name} must be a whole number from ${least} to ${most}, not ${text}`);
}
