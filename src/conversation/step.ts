import type { Effect } from './effect.ts';
import type { State } from './state.ts';

/** What one event comes to: the next state, and what is to be done about it, in order. */
export interface Step {
  readonly state: State;
  readonly effects: readonly Effect[];
}

export const stay = (state: State): Step => ({ state, effects: [] });

/** Moves made one after the other: the state of the last, the effects of all. */
export function inOrder(state: State, ...moves: readonly ((state: State) => Step)[]): Step {
  return moves.reduce<Step>((step, move) => {
    const next = move(step.state);
    return { state: next.state, effects: [...step.effects, ...next.effects] };
  }, stay(state));
}

export const doing = (state: State, ...effects: Effect[]): Step => ({ state, effects });
