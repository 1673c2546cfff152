import { parseArgs } from 'node:util';

export interface LoadOptions {
  readonly agents: number;
  readonly conversations: number;
  /** Arrivals as a multiple of what the agents can serve. */
  readonly loads: readonly number[];
  readonly seed: number;
  /** Talk times, in s: uniform between the two. */
  readonly talk: readonly [number, number];
}

/** From so many conversations on the coverage of the stated waits is judged; a shorter run shows it. */
export const judgedConversations = 500;

/**
 * `[--agents 20] [--conversations 60] [--loads 0.5,0.9,1.3] [--talk 5,15] [--seed 1]`, or `--full`: 200 agents, 1,000
 * conversations at each load, talk times of 5 to 60 s. Throws a RangeError that names what does not fit.
 */
export function loadOptions(args: readonly string[]): LoadOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      full: { type: 'boolean', default: false },
      agents: { type: 'string' },
      conversations: { type: 'string' },
      loads: { type: 'string', default: '0.5,0.9,1.3' },
      talk: { type: 'string' },
      seed: { type: 'string', default: '1' },
    },
  });
  const { full } = values;
  const [least = 0, most = 0] = list('talk', values.talk ?? (full ? '5,60' : '5,15'), 0.1, 3_600);
  if (most < least) throw new RangeError(`--talk must be two numbers of which the second is not below the first`);
  return {
    agents: whole('agents', values.agents ?? (full ? '200' : '20'), 1, 1_000),
    conversations: whole('conversations', values.conversations ?? (full ? '1000' : '60'), 1, 100_000),
    loads: list('loads', values.loads, 0.05, 10),
    seed: whole('seed', values.seed, 0, 2 ** 31),
    talk: [least, most],
  };
}

function whole(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= most) return value;
  throw new RangeError(`--${name} must be a whole number from ${least} to ${most}, not ${text}`);
}

function list(name: string, text: string, least: number, most: number): number[] {
  const numbers = text.split(',').map(Number);
  if (numbers.every((number) => number >= least && number <= most)) return numbers;
  throw new RangeError(`--${name} must be numbers from ${least} to ${most} with commas between them, not ${text}`);
}
