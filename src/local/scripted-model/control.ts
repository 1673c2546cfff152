import { z } from 'zod';
import { assistFaults } from './assistant.ts';
import { briefFaults } from './brief.ts';

/** What tests and benchmarks can switch on the scripted model: its pace, and faults for the next requests. */

const ms = z.number().min(0).max(600_000);

/** `firstMs` until the first word, `gapMs` between words, both from the request's arrival; `words` replaces the text. */
const pace = z.strictObject({ firstMs: ms, gapMs: ms, words: z.int().min(1).max(10_000).optional() });
export type Pace = z.infer<typeof pace>;

const faultOf = <Name extends string, Shape extends z.core.$ZodLooseShape>(name: Name, shape: Shape) =>
  z.strictObject({
    fault: z.literal(name),
    /** For this many requests that it matches. */
    times: z.int().min(1).max(1_000_000).default(1),
    /** Only for requests whose last customer message holds this. */
    match: z.string().min(1).optional(),
    ...shape,
  });

const fault = z.discriminatedUnion('fault', [
  /** Answers with this HTTP status. */
  faultOf('status', { status: z.int().min(400).max(599) }),
  /** A whole answer without words. */
  faultOf('nothing', {}),
  /** An HTTP 200 without a body. */
  faultOf('no_body', {}),
  /** Half the words, then the stream ends in order but unfinished. */
  faultOf('half', {}),
  /** All words, but the model says that it was stopped. */
  faultOf('stopped', { reason: z.enum(['length', 'content_filter']) }),
  /** Half the words, then half an event. */
  faultOf('torn', {}),
  /** Half the words, then the connection breaks. */
  faultOf('broken', {}),
  /** Half the words, then an error as an event of the stream. */
  faultOf('error_event', {}),
  /** The connection breaks before any answer. */
  faultOf('refused', {}),
  /** A call whose arguments are not JSON. */
  faultOf('bad_arguments', {}),
  /** A call whose arguments are JSON of no tool's shape. */
  faultOf('wrong_arguments', {}),
  faultOf('unknown_tool', {}),
  /** Never answers; ends when the client gives up. */
  faultOf('hang', {}),
  /** Another pace. */
  faultOf('slow', { firstMs: ms.default(0), gapMs: ms.default(0) }),
  /** Says just this; `sureness`: the probability of each token, where it is asked for. */
  faultOf('say', { text: z.string(), sureness: z.number().gt(0).max(1).optional() }),
  /** The next brief is not as it should be; requests for answers pass it by. */
  faultOf('brief', { how: z.enum(briefFaults) }),
  /** The next answer to a human is not as it should be; other requests pass it by. */
  faultOf('assistant', { how: z.enum(assistFaults) }),
  /** Asks for just these calls, whatever was said. */
  faultOf('calls', {
    text: z.string().default(''),
    calls: z.array(z.strictObject({ tool: z.string(), arguments: z.string() })).min(1),
  }),
]);
export type Fault = z.infer<typeof fault>;

export const controlBody = z.strictObject({
  /** Forgets faults, pace and counters first. */
  reset: z.boolean().default(false),
  pace: pace.optional(),
  /** Appended to those that still wait; each request takes the first that matches. */
  faults: z.array(fault).default([]),
});
export type ControlBody = z.infer<typeof controlBody>;

/** One request as the model saw it. Times in ms since the epoch, with fractions; `end` tells how it went. */
export interface Seen {
  readonly n: number;
  readonly model: string;
  /** First 16 hex digits of the SHA-256 of the last customer message: finds a request without keeping words. */
  readonly asked: string;
  readonly fault?: Fault['fault'];
  readonly begunAt: number;
  firstWordAt?: number;
  endedAt?: number;
  end?: 'finished' | 'faulted' | 'aborted';
}

const KEPT = 10_000;

/** The switches and counters of one running model. */
export class Control {
  #pace: Pace;
  readonly #preset: Pace;
  #faults: { readonly fault: Fault; left: number }[] = [];
  #seen: Seen[] = [];
  #begun = 0;

  constructor(preset: Pace) {
    this.#preset = preset;
    this.#pace = preset;
  }

  set(body: ControlBody): void {
    if (body.reset) {
      this.#pace = this.#preset;
      this.#faults = [];
      this.#seen = [];
      this.#begun = 0;
    }
    if (body.pace) this.#pace = body.pace;
    this.#faults.push(...body.faults.map((fault) => ({ fault, left: fault.times })));
  }

  get pace(): Pace {
    return this.#pace;
  }

  /** The fault that this request gets, counted off. `asked`: the name of the schema that it asks for. */
  takeFault(lastCustomerMessage: string, asked: string | undefined): Fault | undefined {
    const hit = this.#faults.find(
      ({ fault }) =>
        (asked === fault.fault || (fault.fault !== 'brief' && fault.fault !== 'assistant')) &&
        (fault.match === undefined || lastCustomerMessage.includes(fault.match)),
    );
    if (hit === undefined) return undefined;
    hit.left -= 1;
    if (hit.left === 0) this.#faults = this.#faults.filter((waiting) => waiting !== hit);
    return hit.fault;
  }

  begin(about: Omit<Seen, 'n'>): Seen {
    this.#begun += 1;
    const seen: Seen = { n: this.#begun, ...about };
    this.#seen.push(seen);
    if (this.#seen.length > KEPT) this.#seen.shift();
    return seen;
  }

  report(since: number) {
    const count = (end: Seen['end']): number => this.#seen.filter((seen) => seen.end === end).length;
    return {
      begun: this.#begun,
      finished: count('finished'),
      faulted: count('faulted'),
      aborted: count('aborted'),
      open: count(undefined),
      pace: this.#pace,
      faultsWaiting: this.#faults.reduce((sum, { left }) => sum + left, 0),
      requests: this.#seen.filter(({ n }) => n > since),
    };
  }
}

/** Comparable between processes of one machine, finer than a millisecond. */
export const now = (): number => performance.timeOrigin + performance.now();
