import type { Tier } from '../policy/decision.ts';
import type { IdentityLevel } from './read-back.ts';

/** What every compact form begins with or holds as a code of one letter: it is never cut. */
export interface CompactCodes {
  readonly tier: Tier;
  readonly identity: IdentityLevel;
  /** An integer from 1. */
  readonly epoch: number;
}

export const version = '1';

const tierCodes = { critical: 'c', high: 'h', medium: 'm', low: 'l', info: 'i' } as const satisfies Record<
  Tier,
  string
>;
const levelCodes = { none: 'n', claimed: 'c', verified: 'v' } as const satisfies Record<IdentityLevel, string>;

export const lettersOf = ({ tier, identity }: CompactCodes): readonly string[] => [
  tierCodes[tier],
  levelCodes[identity],
];

/** undefined where one of them is no code. */
export function readCodes(tier = '', identity = '', epoch = ''): CompactCodes | undefined {
  const named = { tier: nameOf(tierCodes, tier), identity: nameOf(levelCodes, identity), epoch: Number(epoch) };
  if (named.tier === undefined || named.identity === undefined) return undefined;
  if (!/^[1-9][0-9]*$/.test(epoch) || !Number.isSafeInteger(named.epoch)) return undefined;
  return { tier: named.tier, identity: named.identity, epoch: named.epoch };
}

function nameOf<K extends string>(codes: Readonly<Record<K, string>>, code: string): K | undefined {
  for (const name in codes) if (codes[name] === code) return name;
  return undefined;
}
