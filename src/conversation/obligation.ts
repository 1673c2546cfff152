import type { State } from './state.ts';

/** What will move a conversation on: a timer, a step in flight, or, once ended, nothing. There is always exactly one. */
export type Obligation =
  | { readonly kind: 'timer'; readonly at: number; readonly name: string }
  | { readonly kind: 'step'; readonly name: string }
  | { readonly kind: 'none' };

const timer = (name: string, at: number): Obligation => ({ kind: 'timer', name, at });

export function obligation({ phase, limits }: State): Obligation {
  switch (phase.name) {
    case 'listening':
      return phase.nudged
        ? timer('end if the customer stays silent', phase.since + limits.idleMs)
        : timer('nudge the silent customer', phase.since + limits.nudgeMs);
    case 'thinking':
      return { kind: 'step', name: `think about turn ${phase.turn.turnId}` };
    case 'acting':
      return phase.inFlight.some(({ sideEffect }) => sideEffect)
        ? timer('hand off if a side effect keeps us silent', phase.turn.since + limits.silenceMs)
        : { kind: 'step', name: `tools for turn ${phase.turn.turnId}` };
    case 'interrupted':
      return timer('think again if no words follow', phase.until);
    case 'sealing':
      return { kind: 'step', name: 'seal the packet' };
    case 'briefing':
      return timer('ring without the model’s brief', phase.until);
    case 'seeking':
      return phase.search.tellAt !== undefined && phase.search.tellAt < phase.search.until
        ? timer('say how long it will be', phase.search.tellAt)
        : timer('promise a callback if nobody is found', phase.search.until);
    case 'ringing':
      return timer('offer again', phase.until);
    case 'reading_back':
      return timer('read-back due', phase.until);
    case 'with_human':
      return timer(phase.waiting ? 'back to the queue if the human stays silent' : 'look after the human', phase.until);
    case 'callback':
      return timer('callback due', phase.promise.due);
    case 'surveying':
      return phase.turn === undefined
        ? timer('farewell without an answer', phase.until)
        : { kind: 'step', name: `read the answer of turn ${phase.turn.turnId}` };
    case 'ended':
      return { kind: 'none' };
  }
}

/** No turn is open and no step is to come back: the state is all there is, and can be carried into a new run. */
export const isBetweenTurns = (state: State): boolean => obligation(state).kind === 'timer' && !('turn' in state.phase);
