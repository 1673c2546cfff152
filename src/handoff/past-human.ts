import type { Other } from './others.ts';
import { isSameMatter, type Matter } from './repeat.ts';

/** The human who last held an earlier conversation of this customer about the same thing: who knows it already. */
export const pastHuman = (here: Matter, others: readonly Other[]): string | undefined =>
  others.filter((other) => other.humans.length > 0 && isSameMatter(here, other)).toSorted((a, b) => b.at - a.at)[0]
    ?.humans[0];
