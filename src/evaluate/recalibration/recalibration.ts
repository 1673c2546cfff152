import { z } from 'zod';
import { reliabilityChart } from '../charts.ts';
import type { Figure } from '../figure.ts';
import { foldCount, foretell, type Learn, pick, seed } from '../held-out.ts';
import { readLines } from '../input.ts';
import type { Section } from '../section.ts';
import { baseRateBrier, brier, ece, excessEce } from '../statistics/calibration.ts';
import { foldsOf, heldOut } from '../statistics/folds.ts';
import { type Curve, risingCurve, smoothCurve } from './curves.ts';

/** An answer of a model with the confidence that it stated. */
const answer = z.object({ confidence: z.number().min(0).max(1), correct: z.boolean() });

const chanceRounds = 200;

/** What stated confidences are worth, as they come and after calibration on other rows. */
export function evaluateCalibration(file: string): Section {
  const rows = readLines(file, answer);
  const labels = rows.map(({ correct }) => correct);
  const before = rows.map(({ confidence }) => confidence);
  const groups = rows.map((_, i) => `${i}`);
  const after = foretell(groups, labels, learnFrom(before, labels)).p;
  const worse = Math.max(brier(before, labels), baseRateBrier(labels));
  return {
    key: 'calibration',
    title: 'Calibration: stated confidences',
    text: [
      `${rows.length} answers, ${labels.filter(Boolean).length} of them right. After: a curve fitted on four fifths of the answers, read off for the fifth.`,
    ],
    figures: [
      ...both('Before', 'as stated', before, labels),
      ...both('After', 'calibrated, held out', after, labels, {
        excess: { bar: { is: 'at most', value: 0.02, source: 'asked' } },
        brier: { bar: { is: 'at most', value: worse, source: 'calibrating does no harm' } },
      }),
      { key: 'baseRateBrier', name: 'Brier score of the base rate', value: baseRateBrier(labels), unit: 'number' },
    ],
    charts: [
      reliabilityChart('How often an answer was right', {
        'before: as stated': { p: before, labels },
        'after: calibrated, held out': { p: after, labels },
      }),
    ],
  };
}

const kinds = [smoothCurve, risingCurve];

/** Of the smooth and the rising curve the one that foretells better within the training rows. */
function learnFrom(confidences: readonly number[], correct: readonly boolean[]): Learn {
  return (train) => {
    const p = pick(confidences, train);
    const labels = pick(correct, train);
    const folds = foldsOf(
      train.map((row) => `${row}`),
      foldCount,
      seed + 1,
    );
    const lossOf = (curveOf: (typeof kinds)[number]): number => {
      const tried = heldOut(folds, (part) => readOff(curveOf(pick(p, part), pick(labels, part)), p));
      return brier(tried, labels);
    };
    const [best = smoothCurve] = kinds.toSorted((one, other) => lossOf(one) - lossOf(other));
    return readOff(best(p, labels), confidences);
  };
}

const readOff =
  (curve: Curve, confidences: readonly number[]) =>
  (row: number): number =>
    curve(confidences[row] ?? 0);

function both(
  when: 'Before' | 'After',
  how: string,
  p: readonly number[],
  labels: readonly boolean[],
  extra: { readonly excess?: Partial<Figure>; readonly brier?: Partial<Figure> } = {},
): readonly Figure[] {
  const excess = excessEce(p, labels, { seed, rounds: chanceRounds });
  return [
    { key: `ece${when}`, name: `calibration error, ${how}`, value: ece(p, labels), unit: 'number' },
    { key: `excess${when}`, name: `the same beyond chance, ${how}`, value: excess, unit: 'number', ...extra.excess },
    { key: `brier${when}`, name: `Brier score, ${how}`, value: brier(p, labels), unit: 'number', ...extra.brier },
  ];
}
