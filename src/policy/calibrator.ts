import type { Course } from './course.ts';
import { featureNames, featuresOf } from './features.ts';

/** A regularised logistic fit over the trajectory's features: a versioned data file that `npm run calibrate` writes. */
export interface Calibrator {
  readonly version: string;
  readonly intercept: number;
  /** By feature: weight per unit. A feature that is not listed counts nothing. */
  readonly weights: Readonly<Record<string, number>>;
}

/** The probability, 0–1, that the contact fails if the AI goes on. */
export function riskOf(course: Course, { intercept, weights }: Calibrator): number {
  const features = featuresOf(course);
  let sum = intercept;
  for (const [i, name] of featureNames.entries()) sum += (weights[name] ?? 0) * (features[i] ?? 0);
  return 1 / (1 + Math.exp(-sum));
}
