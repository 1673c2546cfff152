import { type Draft, keys } from '../entry.ts';
import type { Assist, Assisted } from '../event.ts';
import { write } from '../moves.ts';
import type { Phase, State } from '../state.ts';
import { doing, type Step, stay } from '../step.ts';

/** The silent assistant: it answers the human who holds the conversation, and nothing here can say a word to the customer. */

type WithHuman = Extract<Phase, { name: 'with_human' }>;

/** Who waits for an answer, and until when, is the customer's matter: asking the assistant moves neither. */
export function ask(state: State, phase: WithHuman, { askId, at }: Assist & { at: number }): Step {
  const { assistMs } = state.limits;
  const { asks = [] } = phase;
  if (assistMs === undefined || asks.includes(askId)) return stay(state);
  const asking: State = { ...state, phase: { ...phase, asks: [...asks, askId] } };
  return doing(asking, { do: 'assist', askId, epoch: state.custody.epoch, until: at + assistMs });
}

/** The ledger has the answer, unless its step was lost: then it says so, and the human may ask again. */
export function assisted(state: State, phase: WithHuman, { askId, lost }: Assisted): Step {
  const { asks = [], ...held } = phase;
  if (!asks.includes(askId)) return stay(state);
  const rest = asks.filter((other) => other !== askId);
  const told: State = { ...state, phase: rest.length === 0 ? held : { ...held, asks: rest } };
  return lost ? write(told, unanswered(askId, state.custody.epoch, 'lost')) : stay(told);
}

/** Whatever takes the conversation from the human takes the assistant from it, before anything else is done. */
export function unasked({ phase, custody }: State, step: Step): Step {
  const open = phase.name === 'with_human' ? (phase.asks ?? []) : [];
  if (open.length === 0 || step.state.custody.epoch === custody.epoch) return step;
  const drafts = open.map((askId) => unanswered(askId, custody.epoch, 'called_off'));
  return { state: step.state, effects: [{ do: 'cut' }, { do: 'record', drafts }, ...step.effects] };
}

const unanswered = (askId: string, epoch: number, why: 'lost' | 'called_off'): Draft => ({
  key: keys.assisted(askId),
  entry: { kind: 'assisted', askId, epoch, dropped: 0, why },
});
