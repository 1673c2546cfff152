import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';

/** One side effect that really happened. */
const effect = z.object({
  n: z.int(),
  kind: z.enum(['cancellation', 'refund', 'return_label']),
  orderNumber: z.string(),
  amountCents: z.int().default(0),
  /** The caller's id of the call, whether or not the effect honours keys. */
  requestId: z.string().default(''),
  /** The Idempotency-Key it was done under; empty where the backend takes none. */
  key: z.string().default(''),
  /** What was asked under that key: the same key for something else is an error. */
  asked: z.string().default(''),
  answer: z.record(z.string(), z.unknown()),
});
export type Effect = z.infer<typeof effect>;

/** The side effects so far, one JSON line each where there is a file: they outlive the process, a half-written last line does not. */
export class Effects {
  readonly #all: Effect[] = [];
  readonly #file: string | undefined;

  constructor(file: string | undefined) {
    this.#file = file;
    if (file === undefined) return;
    mkdirSync(dirname(file), { recursive: true });
    if (existsSync(file)) this.#all.push(...readFileSync(file, 'utf8').split('\n').flatMap(parseLine));
  }

  get all(): readonly Effect[] {
    return this.#all;
  }

  /** Done once it is written. `answer` may name the effect's number. */
  add(done: Omit<Effect, 'n' | 'answer'>, answer: (n: number) => Record<string, unknown>): Effect {
    const n = this.#all.length + 1;
    const one: Effect = { n, ...done, answer: answer(n) };
    // The leading line break ends what a killed process left half-written.
    if (this.#file !== undefined) appendFileSync(this.#file, `\n${JSON.stringify(one)}`);
    this.#all.push(one);
    return one;
  }

  under(key: string): Effect | undefined {
    return key === '' ? undefined : this.#all.find((one) => one.key === key);
  }

  of(kind: Effect['kind'], orderNumber: string): readonly Effect[] {
    return this.#all.filter((one) => one.kind === kind && one.orderNumber === orderNumber);
  }

  /** How often each call and each key had its effect: more than once is what must never happen. */
  counts() {
    const tally = (field: 'requestId' | 'key') => {
      const counts: Record<string, number> = {};
      for (const one of this.#all) if (one[field] !== '') counts[one[field]] = (counts[one[field]] ?? 0) + 1;
      return counts;
    };
    return { total: this.#all.length, byRequest: tally('requestId'), byKey: tally('key') };
  }
}

function parseLine(line: string): Effect[] {
  try {
    return line === '' ? [] : [effect.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}
