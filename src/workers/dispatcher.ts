import { setTimeout as pause } from 'node:timers/promises';
import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { Desk, Reserved } from '../desk/desk.ts';
import { offerMs } from '../desk/reserve.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { routedSignal, workflowId } from '../signals/messages.ts';

export interface DispatcherParts {
  readonly desk: Pick<Desk, 'match' | 'told' | 'withdraw'>;
  readonly ledger: Pick<Ledger, 'listen'>;
  readonly temporal: Client;
  readonly log: (what: string, error: unknown) => void;
}

export interface Dispatcher {
  /** Stops matching, and waits for what is being told. */
  stop(): Promise<void>;
}

/** However quiet the desk is, a search may have widened, or a conversation not have answered. */
const tickMs = 500;
/** What follows within so many ms is matched together. */
const restMs = 20;
/** A database that does not answer is left alone for a while. */
const troubleMs = 1_000;
/** A signal that Temporal has not taken by then is given up: the desk has it told again. */
const tellMs = 5_000;

/**
 * Brings those who seek and those who are free together, in every worker process: matches on every change of the desk and
 * on every tick, one run at a time, and tells the conversations. Which process does it makes no difference.
 */
export function startDispatcher({ desk, ledger, temporal, log }: DispatcherParts): Dispatcher {
  const stopped = new AbortController();
  const bell = new Bell();
  const telling = new Set<Promise<void>>();
  let failing = false;

  const trouble = (error: unknown) => {
    if (!failing) log('nobody could be matched; it is tried again', error);
    failing = true;
  };
  const run = async () => {
    try {
      for (const reserved of await desk.match()) {
        const told = tell(reserved).finally(() => telling.delete(told));
        telling.add(told);
      }
      failing = false;
    } catch (error) {
      trouble(error);
    }
  };
  const tell = async (reserved: Reserved) => {
    try {
      await ((await signalled(temporal, reserved)) ? desk.told(reserved) : desk.withdraw(reserved));
    } catch (error) {
      log('a conversation could not be told of its human; it is told again', error);
    }
  };
  const loop = async () => {
    while (!stopped.signal.aborted) {
      await bell.rung(tickMs);
      if (stopped.signal.aborted) return;
      await run();
      await pause(failing ? troubleMs : restMs, undefined, { signal: stopped.signal }).catch(() => {});
    }
  };
  const listening = ledger.listen({ changed: () => bell.ring(), gap: () => bell.ring() }, 'desk');
  const done = loop();
  return {
    async stop() {
      stopped.abort();
      bell.ring();
      await Promise.all([listening.stop(), done]);
      await Promise.all(telling);
    },
  };
}

/** False where there is no such conversation any more. */
async function signalled(temporal: Client, { conversation, seekId, agent, until }: Reserved): Promise<boolean> {
  try {
    await temporal.withDeadline(Date.now() + tellMs, () =>
      temporal.workflow
        .getHandle(workflowId(conversation))
        .signal(routedSignal, { seekId, agent, until: until - offerMs }),
    );
    return true;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** Rung any number of times while nobody waits, it is heard once. */
class Bell {
  #heard: (() => void) | undefined;
  #rung = false;

  ring(): void {
    this.#rung = true;
    this.#heard?.();
  }

  /** When it has rung, or after `ms`. */
  async rung(ms: number): Promise<void> {
    if (!this.#rung) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#heard = resolve;
      const timer = setTimeout(resolve, ms);
      await promise;
      clearTimeout(timer);
      this.#heard = undefined;
    }
    this.#rung = false;
  }
}
