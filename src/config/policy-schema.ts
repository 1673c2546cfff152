import { z } from 'zod';
import { boundaryKinds } from '../policy/evidence.ts';
import { phraseLists } from '../policy/phrases.ts';
import type { Costs, Policy } from '../policy/policy.ts';
import { triggers } from '../policy/triggers.ts';

/** The shape of the policy file. Weights are 0–100, shares 0–1, costs minutes of an agent's time. */

const share = z.number().min(0).max(1);
const code = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'must be at most 40 lower-case letters, digits or _');
const ruleIds = triggers.map(({ id }) => id);
const unknownIn = (given: unknown): string =>
  Object.keys(typeof given === 'object' && given !== null ? given : {}).find((id) => !ruleIds.includes(id)) ?? '';

const weights = z
  .record(z.string(), z.int().min(1).max(100))
  .refine((given) => Object.keys(given).every((id) => ruleIds.includes(id)), {
    error: ({ input }) => `must name rules that there are; ${unknownIn(input)} is none`,
  });

const bars = z.strictObject({
  confidence: share,
  money: z.int().min(0).max(1_000_000_000),
  boundaries: z.array(z.enum(boundaryKinds)),
  attemptsOffer: z.int().min(1).max(10),
  attemptsHandOff: z.int().min(2).max(20),
  likeness: share,
  distance: share,
  bargeIns: z.int().min(2).max(20),
  bargeInTurns: z.int().min(1).max(20),
  tokens: z.int().min(1_000).max(100_000_000),
  mood: z.number().min(-1).max(0),
  moodFall: z.number().min(0.05).max(2),
  // The ledger is looked through no further back.
  repeatDays: z.int().min(1).max(30).exactOptional(),
});

const offers = z.strictObject({ atMost: z.int().min(0).max(10), turnsBetween: z.int().min(1).max(50) });

const costs = z.strictObject({
  handoff: z.number().positive().max(1_000),
  failure: z.number().positive().max(10_000),
  band: z.number().min(0).max(0.5),
});

const capacity = z.strictObject({
  waitMs: z.int().min(10_000).max(86_400_000),
  overload: z.number().min(0.1).max(1_000),
  // Only offers are held back, and none that weighs as much as what is handed over.
  offerFrom: z.int().min(60).max(75),
});

const worthAHuman = ({ handoff, failure }: Costs): boolean => handoff < failure;
const neverWorth = 'must be below failure: else no contact is ever worth a human';

const domain = z
  .strictObject({ weights, bars, offers, costs, capacity: capacity.exactOptional() })
  .refine((given) => worthAHuman(given.costs), { path: ['costs', 'handoff'], message: neverWorth });

/** What a domain says otherwise than `general`. */
const overrides = z.strictObject({
  weights: weights.exactOptional(),
  bars: bars.exactPartial().exactOptional(),
  offers: offers.exactPartial().exactOptional(),
  costs: costs.exactPartial().exactOptional(),
  capacity: capacity.exactOptional(),
});

const phrase = z.string().min(1).max(400);

export const policySchema = z
  .strictObject({
    version: z.string().regex(/^[\w.-]{1,40}$/, 'must be at most 40 letters, digits, _ . or -'),
    domain: code,
    phrases: z.partialRecord(z.enum(phraseLists), z.array(phrase).max(1_000)),
    general: domain,
    domains: z.record(code, overrides),
  })
  .check(({ value, issues }) => {
    const known = ['general', ...Object.keys(value.domains)];
    if (!known.includes(value.domain))
      issues.push({
        code: 'custom',
        path: ['domain'],
        message: `must be one of ${known.join(', ')}`,
        input: value.domain,
      });
    // Each part is within its limits by itself; what a domain leaves open must also fit what it says.
    for (const [name, { costs: own }] of Object.entries(value.domains)) {
      if (own === undefined || worthAHuman(merged(value, name).costs)) continue;
      issues.push({ code: 'custom', path: ['domains', name, 'costs', 'handoff'], message: neverWorth, input: own });
    }
  });

export type PolicyFile = z.infer<typeof policySchema>;

function merged({ general, domains }: Pick<PolicyFile, 'general' | 'domains'>, name: string): z.infer<typeof domain> {
  const over = domains[name] ?? {};
  const bars = over.capacity ?? general.capacity;
  return {
    weights: { ...general.weights, ...over.weights },
    bars: { ...general.bars, ...over.bars },
    offers: { ...general.offers, ...over.offers },
    costs: { ...general.costs, ...over.costs },
    ...(bars === undefined ? {} : { capacity: bars }),
  };
}

/** The chosen domain as a conversation carries it: what the domain leaves open is as in `general`. */
export function policyOf(file: PolicyFile, name: string = file.domain): Omit<Policy, 'calibrator'> {
  return { version: file.version, domain: name, ...merged(file, name) };
}
