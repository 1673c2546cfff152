import { type orders, sayings } from '../sayings.ts';

/** What the scripted model is told to do. */

/** Answers everything in the same words. */
export const answers = { fault: 'say', text: sayings.answer, times: 50 } as const;

export const ask = (tool: string, orderNumber: (typeof orders)[keyof typeof orders]) => ({
  tool,
  arguments: JSON.stringify({ orderNumber }),
});

export const asks = (calls: readonly ReturnType<typeof ask>[], times = 1, text = '') => ({
  fault: 'calls',
  calls,
  times,
  text,
});
