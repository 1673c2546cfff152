import type { ActAnswer } from './effect.ts';
import { keys, type TurnOutcome } from './entry.ts';
import type { OpenTurn, State } from './state.ts';
import { doing, type Step } from './step.ts';

/** How many outcomes and answers are remembered for repeats: well above the in-flight limit and a run's hurried turns. */
const remembered = 150;

const last = <T>(list: readonly T[]): readonly T[] => list.slice(-remembered);

export const settledOf = (state: State, turnId: string) => state.settled.find((settled) => settled.turnId === turnId);

/** The turn has this outcome, and the ledger holds it at `seq`. The first outcome stays; only its place may be filled in. */
export function settleAt(state: State, turnId: string, outcome: TurnOutcome, seq: number): State {
  const before = settledOf(state, turnId);
  if (before !== undefined && before.seq > 0) return state;
  const others = state.settled.filter((settled) => settled.turnId !== turnId);
  return { ...state, settled: last([...others, { turnId, outcome, seq }]) };
}

/** The turn has its reply, which answers everything below its floor. */
export function reply(state: State, { turnId, floor }: OpenTurn, seq: number): State {
  return { ...settleAt(state, turnId, 'replied', seq), replied: { turnId, floor } };
}

/** A later turn holds its words: known at once, recorded with the next step. */
export function supersede(state: State, turnId: string, by: { turnId: string; seq: number }): Step {
  if (settledOf(state, turnId) !== undefined) return doing(state);
  const entry = { kind: 'outcome', turnId, outcome: 'superseded', by: by.turnId } as const;
  return doing(settleAt(state, turnId, 'superseded', by.seq), {
    do: 'record',
    drafts: [{ key: keys.outcome(turnId), entry }],
  });
}

/** Settled as soon as the ledger has taken it; it may hold another that was written before. `by`: what superseded it. */
export function settle(state: State, turnId: string, outcome: Exclude<TurnOutcome, 'replied'>, by?: string): Step {
  if (settledOf(state, turnId) !== undefined) return doing(state);
  const effect = { do: 'settle', turnId, outcome, ...(by === undefined ? {} : { by }) } as const;
  return doing(settleAt(state, turnId, outcome, 0), effect);
}

/** Delivered to the humans' side while the customer waits, in the handoff that began `since`: it is read as well. */
export function deliver(state: State, turnId: string, since: number): Step {
  if (settledOf(state, turnId) !== undefined) return doing(state);
  return doing(settleAt(state, turnId, 'delivered', 0), { do: 'settle', turnId, outcome: 'delivered', hears: since });
}

export const actAnswer = (state: State, actId: string) => state.acts.find((act) => act.actId === actId)?.answer;

export const answerAct = (state: State, actId: string, answer: ActAnswer): State => ({
  ...state,
  acts: last([...state.acts, { actId, answer }]),
});
