import type { Grade } from '../../conversation/entry.ts';
import type { SurveyReading } from '../../conversation/event.ts';
import type { Evidence } from '../../policy/evidence.ts';
import type { Phrases } from '../../policy/phrases.ts';
import { read } from '../../policy/read.ts';
import { tokens } from '../../policy/text/tokens.ts';
import type { Intent } from '../intents.ts';
import type { Row } from '../row.ts';
import { wantsOf } from '../wants.ts';
import { gradesIn } from './grades.ts';
import { moreToCome, thanksWords } from './words.ts';

/** What the customer's words come to who was asked how it was. */
export interface SurveyAnswer {
  readonly reading: Exclude<SurveyReading, 'unasked'>;
  readonly satisfaction?: Grade;
  readonly effort?: Grade;
}

/**
 * Read by rule, never by a model. Figures count wherever they stand by themselves. What plainly asks for more is not
 * swallowed, whatever stands beside it: a request for a human, what a human decides, that it did not help, a question, or a
 * wish of the catalogue without figure or thanks.
 */
export function readSurvey(text: string, phrases: Phrases, intents: readonly Intent[]): SurveyAnswer {
  const words = tokens(text.replace(outOfFive, '$1'));
  const { rest, ...figures } = gradesIn(words);
  const graded = figures.satisfaction !== undefined || figures.effort !== undefined;
  const more =
    read({ turnId: '', text, earlier: [], offered: false }, phrases).some(asksForMore) ||
    rest.some((clause) => clause.at(-1) === '?') ||
    moreToCome.some((phrase) => ` ${words.join(' ')} `.includes(phrase)) ||
    (!graded && !words.some((word) => thanksWords.has(word)) && wishes(text, intents));
  return { reading: more ? 'reopens' : graded ? 'graded' : 'ungraded', ...figures };
}

/** 4/5; another digit behind makes it something else. */
const outOfFive = /(\p{N})\s*\/\s*5(?!\p{N})/gu;

const asksForMore = ({ type }: Evidence): boolean => type === 'request' || type === 'boundary' || type === 'no_help';

const wishes = (text: string, intents: readonly Intent[]): boolean =>
  wantsOf([{ entry: { kind: 'turn', turnId: '' }, words: text }], intents).cites.length > 0;

/** The survey is what was said last: the customer's words answer it, and the model is not asked ahead. */
export function awaitsSurvey(rows: readonly Row[]): boolean {
  const last = rows.findLast(({ entry }) => entry.kind === 'said')?.entry;
  return last?.kind === 'said' && last.by === 'script' && last.script === 'survey';
}
