import type { Evidence, MannerSign } from './evidence.ts';
import { carryOn, emptySeries, type Series } from './series.ts';

/** The whole trajectory of a conversation in figures, carried on piece by piece: bounded, plain JSON. */
export interface Course {
  /** Turns that the readers have seen, and the latest of them. */
  readonly turns: number;
  readonly turnId: string;
  readonly mood: Series;
  readonly anger: number;
  /** Words in a turn of the customer, and in what the AI said to it at one go. */
  readonly words: Series;
  readonly answers: Series;
  /** Turns with each sign of how the customer speaks. */
  readonly signs: Readonly<Record<MannerSign, number>>;
  /** Answers of the AI that were bad news. */
  readonly regrets: number;
  readonly confidence: Series;
  readonly calls: number;
  readonly refused: number;
  readonly failed: number;
  /** Calls made before with the same arguments, anywhere in the conversation. */
  readonly repeated: number;
  readonly sideEffects: number;
  /** Calls within the turn that has most of them, and in the present one. */
  readonly mostCalls: number;
  readonly callsNow: number;
  readonly fingerprints: readonly string[];
  readonly noHelp: number;
  readonly saidAgain: number;
  readonly sameAnswers: number;
  readonly outOfScope: number;
  readonly bargeIns: number;
}

const noSigns: Readonly<Record<MannerSign, number>> = {
  thanks: 0,
  please: 0,
  refuses: 0,
  you: 0,
  asks: 0,
  haste: 0,
  weary: 0,
};

export const emptyCourse: Course = {
  turns: 0,
  turnId: '',
  mood: emptySeries,
  anger: 0,
  words: emptySeries,
  answers: emptySeries,
  signs: noSigns,
  regrets: 0,
  confidence: emptySeries,
  calls: 0,
  refused: 0,
  failed: 0,
  repeated: 0,
  sideEffects: 0,
  mostCalls: 0,
  callsNow: 0,
  fingerprints: [],
  noHelp: 0,
  saidAgain: 0,
  sameAnswers: 0,
  outOfScope: 0,
  bargeIns: 0,
};

/** Calls that are remembered for repetition; the oldest are forgotten first. */
const remembered = 32;

export function carryCourse(before: Course, evidence: Evidence): Course {
  const course = inTurn(before, evidence.turnId);
  switch (evidence.type) {
    case 'mood':
      return {
        ...course,
        mood: carryOn(course.mood, evidence.valence),
        anger: course.anger + evidence.anger,
        words: evidence.words === undefined ? course.words : carryOn(course.words, evidence.words),
      };
    case 'model':
      return evidence.words === undefined ? course : { ...course, answers: carryOn(course.answers, evidence.words) };
    case 'manner':
      return signed(course, evidence.signs);
    case 'regret':
      return { ...course, regrets: course.regrets + 1 };
    case 'confidence':
      // what is thought in hindsight is no step of the trajectory
      if (evidence.source === 'reflection') return course;
      return { ...course, confidence: carryOn(course.confidence, evidence.value) };
    case 'ask':
      return asked(course, evidence);
    case 'call':
      return {
        ...course,
        calls: course.calls + (evidence.status === 'dropped' ? 0 : 1),
        refused: course.refused + (evidence.status === 'refused' ? 1 : 0),
        failed: course.failed + (evidence.status === 'failed' || evidence.status === 'timeout' ? 1 : 0),
      };
    case 'no_help':
      return { ...course, noHelp: course.noHelp + 1 };
    case 'said_again':
      return { ...course, saidAgain: course.saidAgain + 1 };
    case 'same_answer':
      return { ...course, sameAnswers: course.sameAnswers + 1 };
    case 'out_of_scope':
      return { ...course, outOfScope: course.outOfScope + 1 };
    case 'barge_in':
      return { ...course, bargeIns: course.bargeIns + 1 };
    default:
      return course;
  }
}

const inTurn = (course: Course, turnId: string): Course =>
  course.turnId === turnId ? course : { ...course, turns: course.turns + 1, turnId, callsNow: 0 };

function signed(course: Course, found: readonly MannerSign[]): Course {
  const signs = { ...course.signs };
  for (const sign of found) signs[sign]++;
  return { ...course, signs };
}

function asked(course: Course, { tool, fingerprint, sideEffect }: Extract<Evidence, { type: 'ask' }>): Course {
  const name = `${tool}/${fingerprint}`;
  const known = course.fingerprints.includes(name);
  const callsNow = course.callsNow + 1;
  return {
    ...course,
    callsNow,
    mostCalls: Math.max(course.mostCalls, callsNow),
    sideEffects: course.sideEffects + (sideEffect ? 1 : 0),
    repeated: course.repeated + (known ? 1 : 0),
    fingerprints: known ? course.fingerprints : [...course.fingerprints, name].slice(-remembered),
  };
}
