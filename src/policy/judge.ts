import { type Decision, type Finding, type Path, tierFrom, tierOf } from './decision.ts';
import type { Evidence } from './evidence.ts';
import { note } from './note.ts';
import { isHeldBack, isOverloaded, pathOf } from './path.ts';
import type { Policy } from './policy.ts';
import { scoreOf } from './score.ts';
import type { Track } from './track.ts';
import type { Thresholds, Trigger } from './trigger.ts';
import { triggers } from './triggers.ts';

/** One finding of this look, with the trigger that made it. */
interface Hit {
  readonly trigger: Trigger;
  readonly finding: Finding;
}

const forceOf: Readonly<Record<Trigger['does'], number>> = { asked: 3, hand_off: 2, offer: 1, adds: 0 };

/**
 * The judgement: evidence in the order it came, one decision. The finding that does most speaks, the gravest among
 * equals, the earlier one on a tie.
 */
export function judge(
  track: Track,
  evidence: readonly Evidence[],
  thresholds: Thresholds,
  policy: Policy,
): { track: Track; decision: Decision } {
  let now = track;
  let worst: Hit | undefined;
  for (const piece of evidence) {
    const before = now;
    now = note(before, piece);
    for (const hit of hitsOf(piece, before, now, thresholds, policy)) {
      now = withFinding(now, hit);
      if (worst === undefined || outweighs(hit, worst)) worst = hit;
    }
  }
  const decision = worst === undefined ? goOn : decisionOf(worst, track, now, policy);
  if (decision.kind === 'watch' && decision.path === 'stay') return { track: { ...now, held: true }, decision };
  return { track: now, decision: decision.kind === 'continue' ? (madeUpFor(now, policy) ?? goOn) : decision };
}

const goOn: Decision = { kind: 'continue' };

function hitsOf(evidence: Evidence, before: Track, after: Track, thresholds: Thresholds, policy: Policy): Hit[] {
  return triggers.flatMap((trigger) => {
    const weight = policy.weights[trigger.id];
    if (weight === undefined) return [];
    const found = trigger.find(evidence, { before, after, thresholds, policy });
    if (found === undefined) return [];
    const { part = 1, ...finding } = found;
    return [
      { trigger, finding: { rule: `${trigger.id}@${trigger.version}`, score: Math.round(weight * part), ...finding } },
    ];
  });
}

const withFinding = (track: Track, { trigger, finding }: Hit): Track => ({
  ...track,
  found: { ...track.found, [trigger.id]: Math.max(track.found[trigger.id] ?? 0, finding.score) },
});

function outweighs(hit: Hit, other: Hit): boolean {
  const force = forceOf[hit.trigger.does] - forceOf[other.trigger.does];
  return force === 0 ? hit.finding.score > other.finding.score : force > 0;
}

/** Forced where the rule says so, else by what all findings weigh together. */
function decisionOf({ trigger, finding }: Hit, before: Track, after: Track, policy: Policy): Decision {
  const score = scoreOf(after.found, triggers);
  const tier = tierOf(score);
  const forced = trigger.does === 'asked' || trigger.does === 'hand_off';
  if (forced || score >= tierFrom.high)
    return { kind: 'hand_off', finding, score, tier, fallback: trigger.fallback === true, ...onPath(after, policy) };
  const offers = (trigger.does === 'offer' || score >= tierFrom.medium) && mayOffer(after, policy);
  if (offers && !isHeldBack(score, after, policy)) return { kind: 'offer', finding, score, tier };
  if (offers && !after.held) return { kind: 'watch', finding, score, tier, path: 'stay' };
  const risen = score >= tierFrom.low && tier !== tierOf(scoreOf(before.found, triggers));
  return risen ? { kind: 'watch', finding, score, tier } : { kind: 'continue' };
}

function onPath(track: Track, policy: Policy): { readonly path?: Exclude<Path, 'stay'> } {
  const path = pathOf(track, policy);
  return path === undefined ? {} : { path };
}

type Offer = Extract<Decision, { kind: 'offer' }>;

/** What already stands is bad enough for an offer, though nothing new was found. */
export function standingOffer(track: Track, policy: Policy): Offer | undefined {
  const score = scoreOf(track.found, triggers);
  if (score < tierFrom.medium || isHeldBack(score, track, policy)) return undefined;
  const because = 'The customer fell silent while the evidence so far weighs medium.';
  return standing(track, policy, { because, unless: 'had they gone on speaking' });
}

/** An offer that was held back is made as soon as the desk has room. */
function madeUpFor(track: Track, policy: Policy): Offer | undefined {
  if (!track.held || isOverloaded(track, policy)) return undefined;
  const because = 'The desk has room again for an offer that was held back.';
  return standing(track, policy, { because, unless: 'had the desk stayed as busy as it was' });
}

function standing(track: Track, policy: Policy, why: Pick<Finding, 'because' | 'unless'>): Offer | undefined {
  if (!mayOffer(track, policy)) return undefined;
  const score = scoreOf(track.found, triggers);
  const [gravest] = Object.entries(track.found).sort(([, a], [, b]) => b - a);
  const version = triggers.find(({ id }) => id === gravest?.[0])?.version ?? 1;
  const finding: Finding = {
    rule: `${gravest?.[0]}@${version}`,
    score: gravest?.[1] ?? 0,
    turns: [track.course.turnId],
    ...why,
  };
  return { kind: 'offer', finding, score, tier: tierOf(score) };
}

/** Not while one stands open, not more often than is bearable. */
function mayOffer({ offers, course }: Track, { offers: { atMost, turnsBetween } }: Policy): boolean {
  if (offers.open || offers.made >= atMost) return false;
  return offers.made === 0 || course.turns - offers.at >= turnsBetween;
}
