import type { Opening, Span } from './calendar.ts';

/** When and how customers are called back, as configured. */
export interface CallbackRules {
  /** BCP 47 tag: how a window is said. */
  readonly locale: string;
  /** In the customer's own time. */
  readonly quiet: Span;
  readonly horizonDays: number;
  /** A window is promised no sooner than this before it begins. */
  readonly leadMinutes: number;
  /** By queue; `*` stands for all that are not named. */
  readonly queues: Readonly<Record<string, Opening>>;
}

export const everyQueue = '*';
