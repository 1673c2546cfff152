import { fitLogistic, predict } from '../statistics/logistic.ts';

/** From a stated confidence, 0–1, to how often it is right. */
export type Curve = (confidence: number) => number;

/** Only just: two weights over many rows need no more. */
const l2 = 0.1;
const edge = 1e-3;

/** Smooth, by three figures (beta calibration): good with few rows. */
export function smoothCurve(confidences: readonly number[], correct: readonly boolean[]): Curve {
  const fit = fitLogistic(confidences.map(logs), correct, l2);
  return (confidence) => predict(fit, logs(confidence));
}

function logs(confidence: number): readonly number[] {
  const inside = Math.min(1 - edge, Math.max(edge, confidence));
  return [Math.log(inside), -Math.log(1 - inside)];
}

interface Step {
  readonly from: number;
  readonly n: number;
  readonly right: number;
}

/** The best of all rising steps (isotonic, pool adjacent violators): any shape, with many rows. */
export function risingCurve(confidences: readonly number[], correct: readonly boolean[]): Curve {
  const steps: Step[] = [];
  for (const next of distinct(confidences, correct)) {
    let step = next;
    for (let last = steps.at(-1); last !== undefined && rate(last) >= rate(step); last = steps.at(-1)) {
      steps.pop();
      step = { from: last.from, n: last.n + step.n, right: last.right + step.right };
    }
    steps.push(step);
  }
  return (confidence) => rate(steps.findLast(({ from }) => from <= confidence) ?? steps[0] ?? { n: 1, right: 0 });
}

const rate = ({ n, right }: Pick<Step, 'n' | 'right'>): number => right / n;

/** Rows of one confidence are one step, in rising order. */
function distinct(confidences: readonly number[], correct: readonly boolean[]): readonly Step[] {
  const steps = new Map<number, { n: number; right: number }>();
  for (const [row, confidence] of confidences.entries()) {
    const { n, right } = steps.get(confidence) ?? { n: 0, right: 0 };
    steps.set(confidence, { n: n + 1, right: right + (correct[row] ? 1 : 0) });
  }
  return [...steps].map(([from, step]) => ({ from, ...step })).sort((a, b) => a.from - b.from);
}
