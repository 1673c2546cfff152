import { riskOf } from '../calibrator.ts';
import { riskBar } from '../policy.ts';
import type { Trigger } from '../trigger.ts';

/** Before so many turns the course has not begun. */
const leastTurns = 2;

/** The whole course of the conversation foretells a failure: a human is cheaper than going on. */
export const courseRisk: Trigger = {
  id: 'course-risk',
  version: 1,
  source: 'seed 4, holistic trajectory calibration; proactive escalation',
  does: 'adds',
  find(evidence, { after: { course }, policy: { calibrator, costs } }) {
    if (calibrator === undefined || course.turns < leastTurns) return undefined;
    const risk = riskOf(course, calibrator);
    const bar = riskBar(costs);
    if (risk < bar) return undefined;
    return {
      part: risk >= bar + costs.band ? 1 : 0.7,
      turns: [evidence.turnId],
      because: `Its course gives the conversation a ${percent(risk)} risk of failing (a human is cheaper from ${percent(bar)}).`,
      unless: `had the risk stayed below ${percent(bar)}`,
    };
  },
};

const percent = (share: number): string => `${Math.round(share * 100)} %`;
