import type { TurnTaken } from '../event.ts';
import { say, write } from '../moves.ts';
import { deliver } from '../settle.ts';
import type { Handoff, State } from '../state.ts';
import { inOrder, type Step } from '../step.ts';

/** Strict mode: a customer who writes while waiting hears a script and nothing else. Its key is no number, as an offer's is. */
export const toldToWait = (state: State, { handoff }: { readonly handoff: Handoff }, { turnId }: TurnTaken): Step =>
  inOrder(
    state,
    (now) => write(now, say(now, 'still_looking', `turn/${turnId}`)),
    (now) => deliver(now, turnId, handoff.since),
  );
