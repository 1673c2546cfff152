import type { Evidence } from './evidence.ts';
import type { Phrases } from './phrases.ts';
import type { Heard, Reader } from './reader.ts';
import { amount } from './readers/amount.ts';
import { answer } from './readers/answer.ts';
import { boundary } from './readers/boundary.ts';
import { explicitRequest } from './readers/explicit-request.ts';
import { injection } from './readers/injection.ts';
import { manner } from './readers/manner.ts';
import { mood } from './readers/mood.ts';
import { neverMind } from './readers/never-mind.ts';
import { noHelp } from './readers/no-help.ts';
import { outOfScope } from './readers/out-of-scope.ts';
import { promise } from './readers/promise.ts';
import { regret } from './readers/regret.ts';
import { saidAgain } from './readers/said-again.ts';
import { sameAnswer } from './readers/same-answer.ts';
import { tokens } from './text/tokens.ts';

/** Of the customer's words. */
export const readers: readonly Reader[] = [
  explicitRequest,
  answer,
  boundary,
  amount,
  injection,
  noHelp,
  saidAgain,
  mood,
  manner,
];
/** Of what the customer writes while waiting for a human, who answers it. */
export const waitingReaders: readonly Reader[] = [neverMind, mood, manner];
/** Of the AI's own. */
export const replyReaders: readonly Reader[] = [promise, sameAnswer, outOfScope, regret];

/** What was said, and what the same speaker had said before. */
export interface Said {
  readonly turnId: string;
  readonly text: string;
  readonly earlier: readonly string[];
  readonly offered: boolean;
}

/** Earlier words that are compared with: a circle is closed within a few turns or not at all. */
const earlierMost = 6;

const heardOf = ({ turnId, text, earlier, offered }: Said): Heard => ({
  turnId,
  text,
  words: tokens(text),
  earlier: earlier.slice(-earlierMost).map(tokens),
  offered,
});

/** What a turn's words are evidence of, in the readers' order. The evidence names rules, never the words. */
export function read(said: Said, phrases: Phrases): Evidence[] {
  const heard = heardOf(said);
  return readers.flatMap((reader) => reader.read(heard, phrases) ?? []);
}

/** The same of words that were written while waiting: do they call the human off, and in what mood are they? */
export function readWaiting(said: Said, phrases: Phrases): Evidence[] {
  const heard = heardOf(said);
  return waitingReaders.flatMap((reader) => reader.read(heard, phrases) ?? []);
}

/** The same of the AI's reply. */
export function readReply(said: Said, phrases: Phrases): Evidence[] {
  const heard = heardOf(said);
  return replyReaders.flatMap((reader) => reader.read(heard, phrases) ?? []);
}

/** Evidence that alone may end the AI's part: the policy is asked before the model is. */
export const asksFirst = (evidence: Evidence): boolean =>
  evidence.type === 'request' ||
  evidence.type === 'boundary' ||
  evidence.type === 'amount' ||
  (evidence.type === 'answer' && evidence.yes);
