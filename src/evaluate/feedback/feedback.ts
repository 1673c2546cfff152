import type { Section } from '../section.ts';
import { readExport } from './export.ts';
import { escalationClaims, isJudged, missingIn, ruleClaims, scoreClaims, surveyClaims, together } from './figures.ts';

/** The house's own handoffs, labelled by the humans who got them and the customers who were asked. */
export function evaluateFeedback(file: string): Section {
  const rows = readExport(file);
  const judged = rows.filter(isJudged);
  const surveyed = rows.filter(({ survey }) => survey !== undefined).length;
  const { figures, tooFew } = together([
    escalationClaims(judged),
    scoreClaims(judged),
    ruleClaims(judged),
    surveyClaims(rows),
  ]);
  const of = (count: number, name: string) => ({ value: count, name, unit: 'number' as const });
  return {
    key: 'feedback',
    title: 'Feedback: handoffs of this house, judged by the humans who got them',
    text: [
      `${rows.length} handoffs, ${judged.length} of them judged in a wrap-up, ${surveyed} with an answer to the survey. Right is what the human called right, or right and late. Only what was handed over can be judged: what was kept and should not have been is not seen here.`,
      ...(tooFew.length === 0 ? [] : ['Too few to claim anything stand below.']),
    ],
    figures: [
      { key: 'handoffs', ...of(rows.length, 'handoffs') },
      { key: 'judged', ...of(judged.length, 'judged in a wrap-up') },
      { key: 'surveyed', ...of(surveyed, 'answered the survey') },
      ...figures,
    ],
    charts: [],
    rows: [
      ...missingIn(judged).map(([code, times]) => `missing in the brief: ${code}, ${times} times`),
      ...tooFew.map((one) => `too few: ${one}`),
    ],
  };
}
