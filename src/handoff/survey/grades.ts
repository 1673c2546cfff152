import type { Grade } from '../../conversation/entry.ts';
import { effortWords, numberWords, ones, reasonWords, satisfactionWords, scaleWords, stuffing } from './words.ts';

/** The figures of an answer, and the clauses that are none. */
export interface Graded {
  readonly satisfaction?: Grade;
  readonly effort?: Grade;
  /** What else was said, clause by clause; one that asks ends in `?`. */
  readonly rest: readonly (readonly string[])[];
}

/**
 * A figure is a number from 1 to 5 in a clause that says nothing else: “a 4, please” is one, “3 lamps are broken” is none.
 * The first is the satisfaction and the second the effort, unless they are named. More than two, and nobody knows which.
 */
export function gradesIn(words: readonly string[]): Graded {
  const clauses = clausesOf(withoutScale(words));
  const found = clauses.flatMap((clause) => (isFigure(clause) ? figuresOf(clause) : []));
  const rest = clauses.filter((clause) => !isFigure(clause) && !clause.every((word) => labels.has(word)));
  const numbers = found.filter((one): one is Grade => typeof one === 'number');
  if (numbers.length === 0 || numbers.length > 2) return { rest };
  return { ...named(found), rest };
}

type Found = Grade | 'satisfaction' | 'effort';

const labels: ReadonlySet<string> = new Set([...satisfactionWords, ...effortWords]);

/** A name speaks for the figure that follows it; what is left over takes the place that is left. */
function named(found: readonly Found[]): { satisfaction?: Grade; effort?: Grade } {
  const of: { satisfaction?: Grade; effort?: Grade } = {};
  let next: 'satisfaction' | 'effort' | undefined;
  for (const one of found) {
    if (typeof one !== 'number') next = one;
    else {
      const free = of.satisfaction === undefined ? 'satisfaction' : 'effort';
      of[next ?? free] ??= one;
      next = undefined;
    }
  }
  return of;
}

const isBreak = (word: string): boolean => word === '.' || word === ',' || word === ':' || word === '?';

function clausesOf(words: readonly string[]): readonly (readonly string[])[] {
  const clauses: string[][] = [[]];
  for (const word of words) {
    if (word === '?') clauses.at(-1)?.push(word);
    if (isBreak(word)) clauses.push([]);
    else if (reasonWords.has(word)) clauses.push([word]);
    else clauses.at(-1)?.push(word);
  }
  return clauses.filter((clause) => clause.length > 0);
}

/** “4 out of 5” is a four. */
function withoutScale(words: readonly string[]): readonly string[] {
  return words.filter((word, i) => {
    const next = words[i + 1] ?? '';
    const before = words[i - 1] ?? '';
    return !(scaleWords.has(word) && gradeOf(next) === 5) && !(scaleWords.has(before) && gradeOf(word) === 5 && i > 1);
  });
}

const isFigure = (clause: readonly string[]): boolean =>
  clause.some((word) => gradeOf(word) !== undefined || ones.has(word) || labels.has(word)) &&
  clause.every(
    (word) => gradeOf(word) !== undefined || ones.has(word) || stuffing.has(word) || labels.has(word) || word === '?',
  );

function figuresOf(clause: readonly string[]): readonly Found[] {
  const counts = clause.some((word) => gradeOf(word) !== undefined);
  return clause.flatMap((word): Found[] => {
    if (satisfactionWords.has(word)) return ['satisfaction'];
    if (effortWords.has(word)) return ['effort'];
    const grade = gradeOf(word) ?? (ones.has(word) && !counts ? 1 : undefined);
    return grade === undefined ? [] : [grade];
  });
}

/** The zeros of the digits that people type: Latin, Arabic, Persian, Devanagari, Bengali. */
const zeros = [0x30, 0x660, 0x6f0, 0x966, 0x9e6];

function gradeOf(word: string): Grade | undefined {
  const code = word.length === 1 ? word.charCodeAt(0) : 0;
  const digit = zeros.map((zero) => code - zero).find((value) => value >= 1 && value <= 5);
  return grades.find((grade) => grade === digit) ?? numberWords.get(word);
}

const grades: readonly Grade[] = [1, 2, 3, 4, 5];
