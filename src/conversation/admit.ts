import type { HumanAct } from './event.ts';
import type { FailureCode } from './failures.ts';
import type { Phase, State } from './state.ts';

type Ringing = Extract<Phase, { name: 'ringing' }>;

/** Why a human's act cannot be taken now, or undefined where it can. Asked at the door and again when it is performed. */
export function refusal(state: State, act: HumanAct): FailureCode | undefined {
  const { phase } = state;
  if (phase.name === 'ended') return 'CONVERSATION_ENDED';
  const open =
    phase.name === 'ringing' || phase.name === 'reading_back' || phase.name === 'with_human' ? phase : undefined;
  if (open?.offerId !== act.offerId) return wasOffered(state, act.offerId) ? 'OFFER_CLOSED' : 'OFFER_UNKNOWN';
  if (act.type === 'accept' && open.name !== 'ringing') return 'OFFER_TAKEN';
  if (act.epoch !== state.custody.epoch) return 'EPOCH_STALE';
  if (open.name !== 'ringing' && open.agent !== act.agent) return 'OFFER_TAKEN';
  if (open.name === 'ringing' && answersOffer(act) && !ringsFor(open, act.agent)) return 'OFFER_NOT_YOURS';
  if (act.type === 'assist' && state.limits.assistMs === undefined) return 'ACT_OUT_OF_TURN';
  return expects(act).includes(open.name) ? undefined : 'ACT_OUT_OF_TURN';
}

const answersOffer = ({ type }: HumanAct): boolean => type === 'accept' || type === 'decline';

/** Whom it rings for: the one reserved for it; else not those who declined it, nor anybody but the colleague it was passed on to. */
function ringsFor({ handoff: { except = [], only }, ...ringing }: Ringing, agent: string): boolean {
  if (ringing.agent !== undefined) return ringing.agent === agent;
  return !except.includes(agent) && (only === undefined || only === agent);
}

function expects(act: HumanAct): readonly ('ringing' | 'reading_back' | 'with_human')[] {
  if (act.type === 'accept') return ['ringing'];
  if (act.type === 'decline') return ['ringing', 'reading_back'];
  return act.type === 'read_back' ? ['reading_back'] : ['with_human'];
}

/** Offers are numbered by the conversation's serial, so an id that is not above it may have been one. */
const wasOffered = (state: State, offerId: string): boolean =>
  /^o\d{1,9}$/.test(offerId) && Number(offerId.slice(1)) <= state.serial;
