import type { Figure } from '../figure.ts';
import { aucOf, pick, withInterval } from '../held-out.ts';
import type { Exported } from './export.ts';

/** Fewer than these, and a figure is chance: nothing is claimed. */
export const least = { judged: 30, ofEach: 10, ofRule: 10, surveyed: 10 } as const;

/** What is claimed, and in sentences what is not, for there is too little of it. */
export interface Claims {
  readonly figures: readonly Figure[];
  readonly tooFew: readonly string[];
}

/** A handoff whose human said whether it was right. One that should have come earlier was right, and late. */
export type Judged = Exported & { readonly wrapUp: NonNullable<Exported['wrapUp']> };

export const isJudged = (row: Exported): row is Judged => row.wrapUp !== undefined;
const isRight = ({ wrapUp }: Judged): boolean => wrapUp.escalation !== 'no';

const refused = (...tooFew: readonly string[]): Claims => ({ figures: [], tooFew });

/** A share of rows with its 95 % interval, drawn over conversations. */
function share<R extends Exported>(rows: readonly R[], is: (row: R) => boolean): Pick<Figure, 'value' | 'interval'> {
  const groups = rows.map(({ conversation }) => conversation);
  return withInterval({ groups }, (drawn) => pick(rows, drawn).filter(is).length / drawn.length);
}

/** How far the policy's decision was right, by the humans who got it. */
export function escalationClaims(judged: readonly Judged[]): Claims {
  if (judged.length < least.judged)
    return refused(`whether the escalations were right: ${judged.length} judged, ${least.judged} are the least`);
  const unit = 'share' as const;
  return {
    figures: [
      { key: 'falseHandoffs', name: 'handed over wrongly', ...share(judged, (row) => !isRight(row)), unit },
      {
        key: 'late',
        name: 'rightly, and later than it should',
        ...share(judged, ({ wrapUp }) => wrapUp.escalation === 'earlier'),
        unit,
      },
      {
        key: 'briefRight',
        name: 'the brief was right',
        ...share(judged, ({ wrapUp }) => wrapUp.brief === 'yes'),
        unit,
      },
    ],
    tooFew: [],
  };
}

/** Whether a higher score was more often right: .5 is chance. */
export function scoreClaims(judged: readonly Judged[]): Claims {
  const labels = judged.map(isRight);
  const fewest = Math.min(labels.filter(Boolean).length, labels.filter((right) => !right).length);
  if (judged.length < least.judged || fewest < least.ofEach)
    return refused(
      `whether the score tells right from wrong: ${fewest} of the rarer kind, ${least.ofEach} of ${least.judged} are the least`,
    );
  const forecast = { groups: judged.map(({ conversation }) => conversation), labels, p: [] };
  const scores = judged.map(({ decision }) => decision.score);
  return {
    figures: [{ key: 'auc', name: 'AUC of the score against right', ...aucOf(forecast, scores), unit: 'number' }],
    tooFew: [],
  };
}

/** Of what each rule handed over, the share that was right. */
export function ruleClaims(judged: readonly Judged[]): Claims {
  return together(
    byRule(judged).map(([rule, rows]) =>
      rows.length < least.ofRule
        ? refused(`${rule}: ${rows.length} judged, ${least.ofRule} are the least`)
        : {
            figures: [
              {
                key: `precision ${rule}`,
                name: `${rule}: right, of ${rows.length}`,
                ...share(rows, isRight),
                unit: 'share',
              },
            ],
            tooFew: [],
          },
    ),
  );
}

/** What the customers said who gave a figure, by the rule that had handed them over. */
export function surveyClaims(rows: readonly Exported[]): Claims {
  const all: readonly (readonly [string, readonly Exported[]])[] = [['all rules', rows], ...byRule(rows)];
  return together(all.flatMap(([rule, of]) => [gradesOf(rule, of, 'satisfaction'), gradesOf(rule, of, 'effort')]));
}

function gradesOf(rule: string, rows: readonly Exported[], what: 'satisfaction' | 'effort'): Claims {
  const grades = rows.flatMap(({ conversation, survey }) => {
    const grade = survey?.[what];
    return grade === undefined ? [] : [{ conversation, grade }];
  });
  if (grades.length === 0) return refused();
  if (grades.length < least.surveyed)
    return refused(`${what}, ${rule}: ${grades.length} answers, ${least.surveyed} are the least`);
  const mean = (drawn: readonly number[]): number =>
    pick(grades, drawn).reduce((sum, { grade }) => sum + grade, 0) / drawn.length;
  const groups = grades.map(({ conversation }) => conversation);
  const name = `${what}, ${rule}, mean of ${grades.length}`;
  return { figures: [{ key: `${what} ${rule}`, name, ...withInterval({ groups }, mean), unit: 'number' }], tooFew: [] };
}

/** What the briefs lacked, the most frequent first. */
export function missingIn(judged: readonly Judged[]): readonly (readonly [code: string, times: number])[] {
  const codes = judged.flatMap(({ wrapUp }) => [...wrapUp.missing]);
  const times = [...Map.groupBy(codes, (code) => code)].map(([code, all]) => [code, all.length] as const);
  return times.sort(([, one], [, other]) => other - one);
}

const byRule = <R extends Exported>(rows: readonly R[]): readonly (readonly [string, readonly R[]])[] =>
  [...Map.groupBy(rows, ({ decision }) => decision.rule)].sort(([, one], [, other]) => other.length - one.length);

export const together = (claims: readonly Claims[]): Claims => ({
  figures: claims.flatMap(({ figures }) => figures),
  tooFew: claims.flatMap(({ tooFew }) => tooFew),
});
