import type { Policy } from './policy.ts';

/** What conversations run by that were started before policies were data: the first six rules, nothing foretold. */
export const firstPolicy: Policy = {
  version: '0',
  domain: 'general',
  weights: {
    'explicit-request': 80,
    'backend-streak': 85,
    'side-effect-in-doubt': 82,
    'our-silence': 79,
    'loop-cap': 78,
    'latency-budget': 77,
  },
  bars: {
    confidence: 0.6,
    money: 1_000,
    boundaries: [],
    attemptsOffer: 2,
    attemptsHandOff: 3,
    likeness: 0.8,
    distance: 0.6,
    bargeIns: 3,
    bargeInTurns: 4,
    tokens: 100_000,
    mood: -0.4,
    moodFall: 0.8,
  },
  offers: { atMost: 2, turnsBetween: 3 },
  costs: { handoff: 8, failure: 12, band: 0.1 },
};
