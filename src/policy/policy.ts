import type { Calibrator } from './calibrator.ts';
import type { BoundaryKind } from './evidence.ts';

/** One domain's policy as a conversation carries it from its start: every figure that a decision depends on. Plain JSON. */
export interface Policy {
  /** Version of the file it comes from. */
  readonly version: string;
  readonly domain: string;
  /** What each rule's finding weighs, 0–100, by the rule's id. A rule that is not listed is off. */
  readonly weights: Readonly<Record<string, number>>;
  readonly bars: Bars;
  readonly offers: {
    /** Offers in one conversation, declined ones included. */
    readonly atMost: number;
    /** Turns between one offer and the next. */
    readonly turnsBetween: number;
  };
  readonly costs: Costs;
  /** What the desk's state changes. Absent: nothing. */
  readonly capacity?: CapacityBars;
  /** How likely the contact fails, from its whole course. Absent: nothing is foretold. */
  readonly calibrator?: Calibrator;
}

/** Where each rule begins to find something. */
export interface Bars {
  /** The model's confidence, 0–1; below it is a finding. Source: seed 4, industry-specific ranges. */
  readonly confidence: number;
  /** Sums of money above this are a human's to decide, in whole units. */
  readonly money: number;
  /** Which boundaries are a human's in this domain. */
  readonly boundaries: readonly BoundaryKind[];
  /** Failed attempts at the same goal: an offer, a handoff. Source: seed 4, failure detection. */
  readonly attemptsOffer: number;
  readonly attemptsHandOff: number;
  /** Likeness from which two answers (or two questions) are the same, 0–1. */
  readonly likeness: number;
  /** Distance from which no document is good enough, 0–1, absolute. */
  readonly distance: number;
  /** Interruptions within `bargeInTurns` turns. */
  readonly bargeIns: number;
  readonly bargeInTurns: number;
  /** Tokens that one conversation may cost. */
  readonly tokens: number;
  /** The running mood, -1 to 1, at or below which it is a finding; and its fall from the conversation's start. */
  readonly mood: number;
  readonly moodFall: number;
  /** Days within which coming back about the same thing is a repeat contact. Absent in policies older than the rule. */
  readonly repeatDays?: number;
}

export interface CapacityBars {
  /** A customer whose wait would surely be longer is promised a callback at once. */
  readonly waitMs: number;
  /** So many waiting for each human present are more than the desk can do. */
  readonly overload: number;
  /** What an offer must weigh then, from medium (60) to high (75): below, it is held back. */
  readonly offerFrom: number;
}

/** In minutes of an agent's time. A human costs `handoff`; a contact that fails without one costs `failure`. */
export interface Costs {
  readonly handoff: number;
  readonly failure: number;
  /** Half the width of the band around the threshold in which a second look is taken, 0–0.5. */
  readonly band: number;
}

/** Expected cost decides: a human is cheaper from this probability of failure on. */
export const riskBar = ({ handoff, failure }: Costs): number => Math.min(1, handoff / failure);
