import { handlingMs, type Plan } from './plan.ts';

/** What the same customers and agents would come to without any of this: worked out, not run. */
export interface Baseline {
  /** From asking to talking, in ms, of those who got through. */
  readonly waits: readonly number[];
  /** Hung up before anybody was free. */
  readonly lost: number;
}

/**
 * “Always transfer”: whoever asks goes to the next free human, first come, first served, whatever they can do; who has
 * waited for `patienceMs` hangs up, and nobody calls them back.
 */
export function alwaysTransfer({ agents, arrivals }: Plan, patienceMs: number): Baseline {
  const freeAt = agents.map(() => 0);
  const waits: number[] = [];
  let lost = 0;
  for (const { at, talkMs } of arrivals) {
    const next = freeAt.indexOf(Math.min(...freeAt));
    const from = Math.max(at, freeAt[next] ?? 0);
    if (from - at > patienceMs) lost += 1;
    else {
      waits.push(from - at);
      freeAt[next] = from + talkMs + handlingMs;
    }
  }
  return { waits, lost };
}
