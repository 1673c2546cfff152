import { type Entry, keys } from '../conversation/entry.ts';
import { awaitsSurvey, readSurvey, type SurveyAnswer } from '../handoff/survey/read.ts';
import type { RecordPorts } from './join.ts';
import type { Row } from './ports.ts';
import type { SurveyInput, Surveying } from './types.ts';

/**
 * Reads what the customer wrote since they were asked how it was, and puts an answer on record, once. The workflow learns only
 * what follows from it.
 */
export const survey =
  ({ ledger, agent }: RecordPorts) =>
  async ({ conversation, turnId }: SurveyInput): Promise<Surveying> => {
    const rows = await ledger.rows(conversation);
    const words = answerIn(rows, turnId);
    if (words === undefined) return { reading: 'unasked' };
    const answer = readSurvey(words, agent.phrases, agent.intents);
    const entry = entryOf(turnId, answer);
    if (entry !== undefined) await ledger.append(conversation, [{ key: keys.survey, entry, words }]);
    return { reading: answer.reading };
  };

/** All that was written from the question up to this turn; undefined where the turn was there first. */
function answerIn(rows: readonly Row[], turnId: string): string | undefined {
  const asked = rows.findIndex((_, i) => awaitsSurvey(rows.slice(i, i + 1)));
  const answers = asked < 0 ? [] : rows.slice(asked).filter(({ entry }) => entry.kind === 'turn');
  const own = answers.findIndex(({ entry }) => entry.kind === 'turn' && entry.turnId === turnId);
  if (own < 0) return undefined;
  return answers
    .slice(0, own + 1)
    .map(({ words }) => words ?? '')
    .join('\n');
}

/** Words that ask for more and hold no figure are no answer: they are a turn like any other. */
function entryOf(turnId: string, { reading, ...figures }: SurveyAnswer): Entry | undefined {
  const graded = figures.satisfaction !== undefined || figures.effort !== undefined;
  return reading === 'reopens' && !graded ? undefined : { kind: 'survey', turnId, ...figures };
}
