import { z } from 'zod';

/** What can be switched on for the sample backend's paths. */

const faultOf = <Name extends string, Shape extends z.core.$ZodLooseShape>(name: Name, shape: Shape) =>
  z.strictObject({
    fault: z.literal(name),
    /** For requests whose path begins so. */
    path: z.string().startsWith('/'),
    method: z.enum(['GET', 'POST']).optional(),
    /** For this many requests; until it is cleared where left out. */
    times: z.int().min(1).max(1_000_000).optional(),
    ...shape,
  });

/** Before the request is looked at, or after it had its effect. */
const when = z.enum(['before', 'after']).default('before');

export const fault = z.discriminatedUnion('fault', [
  faultOf('status', { status: z.int().min(300).max(599), when }),
  /** The connection breaks without an answer. */
  faultOf('drop', { when }),
  /** Done, and answered with nothing. */
  faultOf('empty', {}),
  /** Late by so much, then as ever; a client that has gone meanwhile stops nothing. */
  faultOf('slow', { ms: z.int().min(0).max(600_000) }),
]);
export type Fault = z.infer<typeof fault>;

export const faultsBody = z.strictObject({
  /** Forgets those from before. */
  reset: z.boolean().default(false),
  faults: z.array(fault).default([]),
});

export class Faults {
  #waiting: { readonly fault: Fault; left: number }[] = [];

  set({ reset, faults }: z.infer<typeof faultsBody>): void {
    if (reset) this.#waiting = [];
    this.#waiting.push(...faults.map((one) => ({ fault: one, left: one.times ?? Number.POSITIVE_INFINITY })));
  }

  get waiting(): readonly Fault[] {
    return this.#waiting.map(({ fault: one }) => one);
  }

  /** Every fault that this request gets, counted off: a slow one may also fail. At most one of each kind. */
  take(method: string, path: string): readonly Fault[] {
    const hits = new Map<string, { readonly fault: Fault; left: number }>();
    for (const one of this.#waiting) {
      const { fault: wanted } = one;
      const matches = path.startsWith(wanted.path) && (wanted.method ?? method) === method;
      if (matches && !hits.has(wanted.fault)) hits.set(wanted.fault, one);
    }
    for (const hit of hits.values()) hit.left -= 1;
    this.#waiting = this.#waiting.filter(({ left }) => left > 0);
    return [...hits.values()].map(({ fault: one }) => one);
  }
}
