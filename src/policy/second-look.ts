import { riskOf } from './calibrator.ts';
import { type Policy, riskBar } from './policy.ts';
import type { Track } from './track.ts';

/** Looks in one conversation: a doubt that does not go away is a human's. */
const most = 2;
/** Turns from one look to the next. */
const turnsBetween = 3;

/**
 * The course's risk lies in the band around the threshold, where the cheap estimate cannot tell: the model is asked to
 * look back once. Source: seed 4, dual-process uncertainty.
 */
export function wantsSecondLook({ course, looks }: Track, { calibrator, costs, weights }: Policy): boolean {
  if (calibrator === undefined || weights['second-look'] === undefined || looks.made >= most) return false;
  if (course.turns < 2 || (looks.made > 0 && course.turns - looks.at < turnsBetween)) return false;
  return Math.abs(riskOf(course, calibrator) - riskBar(costs)) < costs.band;
}
