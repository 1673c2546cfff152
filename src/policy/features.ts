import type { Course } from './course.ts';
import { mannerSigns } from './evidence.ts';
import { level, type Series, trend, volatility } from './series.ts';

/** What the calibrator reads of a trajectory: level, trend, volatility and worst moment of each of its figures. */
const features: Readonly<Record<string, (course: Course) => number>> = {
  turns: ({ turns }) => Math.log1p(turns),
  calls: ({ calls }) => Math.log1p(calls),
  mostCalls: ({ mostCalls }) => Math.log1p(mostCalls),
  sideEffects: ({ sideEffects }) => Math.log1p(sideEffects),
  refused: ({ refused }) => Math.log1p(refused),
  failed: ({ failed }) => Math.log1p(failed),
  repeated: ({ repeated }) => Math.log1p(repeated),
  noHelp: ({ noHelp, turns }) => share(noHelp, turns),
  saidAgain: ({ saidAgain, turns }) => share(saidAgain, turns),
  sameAnswers: ({ sameAnswers, turns }) => share(sameAnswers, turns),
  outOfScope: ({ outOfScope }) => Math.log1p(outOfScope),
  bargeIns: ({ bargeIns, turns }) => share(bargeIns, turns),
  anger: ({ anger, turns }) => share(anger, turns),
  words: ({ words }) => Math.log1p(level(words)),
  answers: ({ answers, turns }) => Math.log1p(share(answers.sum, turns)),
  regrets: ({ regrets, turns }) => share(regrets, turns),
  ...manners(),
  ...of('mood', ({ mood }) => mood),
  ...of('confidence', ({ confidence }) => confidence),
};

const share = (count: number, turns: number): number => (turns === 0 ? 0 : count / turns);

/** The share of turns that have each sign: `mannerThanks` and so on. */
function manners(): Record<string, (course: Course) => number> {
  const name = (sign: string): string => `manner${sign.charAt(0).toUpperCase()}${sign.slice(1)}`;
  const entries = mannerSigns.map((sign) => [name(sign), ({ signs, turns }: Course) => share(signs[sign], turns)]);
  return Object.fromEntries(entries);
}

function of(name: string, series: (course: Course) => Series): Record<string, (course: Course) => number> {
  return {
    [`${name}Level`]: (course) => level(series(course)),
    [`${name}Trend`]: (course) => trend(series(course)),
    [`${name}Volatility`]: (course) => volatility(series(course)),
    [`${name}Worst`]: (course) => series(course).least,
    [`${name}Last`]: (course) => series(course).last,
  };
}

export const featureNames: readonly string[] = Object.keys(features);
const readers = Object.values(features);

/** In the order of `featureNames`. */
export const featuresOf = (course: Course): readonly number[] => readers.map((feature) => feature(course));
