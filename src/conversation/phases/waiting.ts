import { judge } from '../../policy/judge.ts';
import { emptyTrack } from '../../policy/track.ts';
import type { HeardWaiting } from '../event.ts';
import { lapsed, listen, passTo, promiseEnd, say, write } from '../moves.ts';
import type { State } from '../state.ts';
import { doing, inOrder, type Step, stay } from '../step.ts';
import { heardOfCallback } from './callback.ts';

/** What a customer who waits for a human writes, and how they call the human off. */

/** Mood counts while it lasts; “never mind” calls the handoff off, unless a human owns the conversation by now. */
export function heardWaiting(state: State, at: number, turnId: string, heard: HeardWaiting): Step {
  const { since, evidence, wish } = heard;
  const { phase } = state;
  if (!('handoff' in phase) || phase.handoff.since !== since) return stay(state);
  const { track } = judge(state.track, evidence, state.limits, state.policy);
  const judged: State = { ...state, track };
  const neverMind = evidence.some(({ type }) => type === 'never_mind');
  if (phase.name === 'callback' && !neverMind) return heardOfCallback(judged, phase, at, turnId, wish);
  if (phase.name === 'with_human' || !neverMind) return stay(judged);
  // What a side effect in flight did is known before anybody goes on.
  if (phase.name === 'sealing' && phase.inFlight.length > 0)
    return stay({ ...judged, phase: { ...phase, handoff: { ...phase.handoff, calledOff: true } } });
  return backToAi(judged, at);
}

/** The handoff is off: the AI begins anew, but for what must never be done twice. */
export const backToAi = (state: State, at: number): Step =>
  inOrder(
    { ...state, track: { ...emptyTrack, inDoubt: state.track.inDoubt } },
    (now) => doing(now, ...(now.phase.name === 'briefing' ? [{ do: 'cut' } as const] : [])),
    callOff,
    (now) => passTo(listen(now, at), { holder: 'ai' }, 'never_mind'),
    (now) => write(now, say(now, 'called_off', now.custody.epoch)),
  );

/** What was offered or promised is withdrawn, so that nobody joins an empty room. */
export function callOff(state: State): Step {
  const { phase } = state;
  const offered =
    phase.name === 'ringing' || phase.name === 'reading_back' ? [lapsed(phase.offerId, 'called_off')] : [];
  const promise = 'handoff' in phase ? phase.handoff.promise : undefined;
  const promised = promise === undefined ? [] : [promiseEnd(promise, 'called_off')];
  const drafts = [...offered, ...promised];
  return drafts.length === 0 ? stay(state) : write(state, ...drafts);
}
