import type { FailureCode } from '../../conversation/failures.ts';
import type { Limits } from '../../conversation/limits.ts';
import { type ClockPort, type ModelChunk, ModelFailure } from '../ports.ts';

/** What one request to the model came to. `heard`: words have been streamed, so a failure must be retracted. */
export type Spoken =
  | {
      readonly kind: 'done';
      readonly text: string;
      readonly calls: ModelCalls;
      readonly ms: number;
      readonly tokens?: number;
      readonly confidence?: number;
    }
  | { readonly kind: 'failed'; readonly code: FailureCode; readonly heard: boolean; readonly ms: number }
  | { readonly kind: 'cancelled' };

type ModelCalls = Extract<ModelChunk, { type: 'calls' }>['calls'];

export interface Budget {
  readonly firstWordMs: number;
  readonly wholeReplyMs: number;
}

/** The first word's budget ends with our silence limit, however much of the turn is already spent. */
export const budgetOf = (limits: Limits, spentMs: number): Budget => ({
  firstWordMs: Math.max(1, Math.min(limits.firstWordMs, limits.silenceMs - spentMs)),
  wholeReplyMs: limits.wholeReplyMs,
});

/** Streams one reply within its budgets; the deadline itself aborts the request, for a late answer is no answer. */
export async function speak(
  stream: (signal: AbortSignal) => AsyncIterable<ModelChunk>,
  clock: ClockPort,
  budget: Budget,
  cancelled: AbortSignal,
  onWords: (text: string) => void,
): Promise<Spoken> {
  const began = clock.now();
  const deadline = new AbortController();
  const late = (code: FailureCode, ms: number) =>
    clock.after(ms, () => deadline.abort(new ModelFailure(code, 'budget spent')));
  const noFirstWord = late('MODEL_SLOW_FIRST_WORD', budget.firstWordMs);
  const notWhole = late('MODEL_SLOW_REPLY', budget.wholeReplyMs);
  let text = '';
  let calls: ModelCalls = [];
  let about: { tokens?: number; confidence?: number } = {};
  try {
    for await (const chunk of stream(AbortSignal.any([cancelled, deadline.signal]))) {
      noFirstWord();
      if (chunk.type === 'calls') calls = [...calls, ...chunk.calls];
      else if (chunk.type === 'about') {
        const { type: _, ...figures } = chunk;
        about = figures;
      } else {
        text += chunk.text;
        onWords(chunk.text);
      }
    }
    return { kind: 'done', text, calls, ms: clock.now() - began, ...about };
  } catch (error) {
    if (cancelled.aborted) return { kind: 'cancelled' };
    const reason: unknown = deadline.signal.aborted ? deadline.signal.reason : error;
    if (!(reason instanceof ModelFailure)) throw error;
    return { kind: 'failed', code: reason.code, heard: text !== '', ms: clock.now() - began };
  } finally {
    noFirstWord();
    notWhole();
  }
}
