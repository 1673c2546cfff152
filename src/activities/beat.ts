import { cancellationSignal, heartbeat } from '@temporalio/activity';

/** A barge-in reaches the model's request with the answer to a beat: this bounds how long it goes on unheard. */
const beatMs = 80;

/** Runs a step under a background heartbeat, with the signal that says it was called off. */
export async function beating<T>(step: (cancelled: AbortSignal) => Promise<T>): Promise<T> {
  const timer = setInterval(() => heartbeat(), beatMs);
  try {
    return await step(cancellationSignal());
  } finally {
    clearInterval(timer);
  }
}
