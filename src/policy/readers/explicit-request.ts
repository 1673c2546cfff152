import type { Reader } from '../reader.ts';
import { hear, type Weights } from './request/hear.ts';
import { bits, intercept, step, steps } from './request/weights.ts';

const weights: Weights = {
  bits,
  step,
  intercept,
  steps: Int8Array.from(atob(steps), (byte) => byte.charCodeAt(0)),
};

/** The customer asks for a human being. The phrase names language and classes of words, e.g. `en.talk-human`. */
export const explicitRequest: Reader = {
  id: 'explicit-request',
  version: 2,
  source: 'seed 4, direct customer requests',
  read({ words, turnId }) {
    const phrase = hear(words, weights);
    return phrase === undefined ? undefined : { type: 'request', turnId, phrase };
  },
};
