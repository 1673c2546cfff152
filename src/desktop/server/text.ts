import type { FailureCode } from '../../conversation/failures.ts';

/** What one text may hold, in bytes of UTF-8. */
export const maxTextBytes = 8192;

/** Why this text cannot be said, or undefined where it can. */
export function textProblem(text: string): FailureCode | undefined {
  if (!text.isWellFormed()) return 'TURN_NOT_UTF8';
  if (text.trim() === '') return 'TURN_EMPTY';
  return Buffer.byteLength(text) > maxTextBytes ? 'TURN_TOO_LONG' : undefined;
}
