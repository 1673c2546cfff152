import { emptyTrack } from '../../policy/track.ts';
import type { Event, Surveyed, TurnTaken } from '../event.ts';
import { end, passTo, say, think, write } from '../moves.ts';
import { settle, supersede } from '../settle.ts';
import type { Phase, State } from '../state.ts';
import { doing, inOrder, type Step, stay } from '../step.ts';
import { opened } from './with-ai.ts';

type Surveying = Extract<Phase, { name: 'surveying' }>;

/**
 * A human resolved it. Where the conversation has time for it the customer is asked once how it was, and only then told
 * goodbye. The human is done: custody passes to the AI, which begins anew should the customer ask for more. Until then
 * nothing but scripts speak.
 */
export function resolved(state: State, at: number): Step {
  const { surveyMs } = state.limits;
  if (surveyMs === undefined || state.surveyed) return farewell(state, 'ungraded');
  const until = at + surveyMs;
  const track = { ...emptyTrack, inDoubt: state.track.inDoubt };
  return inOrder(
    { ...state, track, surveyed: true, phase: { name: 'surveying', until } },
    (now) => passTo(now, { holder: 'ai' }, 'resolved'),
    (now) => write(now, say(now, 'survey', now.custody.epoch)),
  );
}

/** The customer's next words are read before they get an outcome: what asks for more is no answer, and is thought about. */
export function surveying(state: State, phase: Surveying, event: Event): Step {
  switch (event.type) {
    case 'turn':
      return read(state, phase, event);
    case 'surveyed':
      return phase.turn?.turnId === event.turnId ? surveyed(state, phase, event) : stay(state);
    case 'alarm':
      if (phase.turn !== undefined || event.at < phase.until) return stay(state);
      return farewell(state, 'ungraded');
    default:
      return stay(state);
  }
}

/** One reading at a time; a later turn is read together with what came before it. */
function read(state: State, phase: Surveying, event: TurnTaken & { at: number }): Step {
  const { turn } = phase;
  return inOrder(
    state,
    (now) => (turn === undefined ? stay(now) : supersede(now, turn.turnId, event)),
    (now) =>
      doing(
        { ...now, phase: { ...phase, turn: opened(now, event, event.at) } },
        { do: 'survey', turnId: event.turnId },
      ),
  );
}

function surveyed(state: State, { until, turn }: Surveying, { reading, turnId, at }: Surveyed & { at: number }): Step {
  if (turn === undefined) return stay(state);
  if (reading === 'reopens') return think(state, { ...turn, since: at });
  const heard = { ...state, phase: { name: 'surveying', until } } as const;
  return reading === 'unasked' ? settle(heard, turnId, 'delivered') : farewell(heard, reading, turnId);
}

/** The last words and the end. `turnId`: the turn that was the answer; it has its outcome once they are said. */
function farewell(state: State, answer: 'graded' | 'ungraded', turnId?: string): Step {
  const { epoch } = state.custody;
  const thanks = answer === 'graded' ? [say(state, 'survey_thanks', epoch)] : [];
  return inOrder(
    state,
    (now) => write(now, ...thanks, say(now, 'farewell_resolved', epoch)),
    (now) => (turnId === undefined ? stay(now) : settle(now, turnId, 'delivered')),
    (now) => end(now, 'resolved', []),
  );
}
