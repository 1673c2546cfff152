import type { AssistAsk, AssistWhy, ScriptCode } from '../../conversation/entry.ts';
import type { FailureCode } from '../../conversation/failures.ts';
import type { CriticalField } from '../../handoff/read-back.ts';
import type { Tier } from '../../policy/decision.ts';
import { changes, vows } from '../outcomes.ts';
import type { BriefInfo, OverviewItem, PresenceState, PresentAgent, Refused, TranscriptLine } from '../wire.ts';

/** Codes as people read them. */

const held: Readonly<Record<OverviewItem['holder'], string>> = {
  queue: 'in the queue',
  human: 'with a human',
  callback: 'callback arranged',
};

export const statesOfAgents: Readonly<Record<PresentAgent['state'], string>> = {
  available: 'available',
  away: 'away',
  missed: 'did not answer a ring',
};

/** Who holds it, or who is about to. */
export function holderWords({ holder, agent, due }: Pick<OverviewItem, 'holder' | 'agent' | 'due'>): string {
  if (holder === 'callback') return due === undefined ? held.callback : `callback due at ${minuteWords(due)}`;
  if (agent === undefined) return held[holder];
  return holder === 'human' ? `with ${agent}` : `in the queue, ${agent} is reading back`;
}

export const tierWords: Readonly<Record<Tier, string>> = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  info: 'Info',
};

const rules: Readonly<Record<string, string>> = {
  'explicit-request': 'Asked for a human',
  'backend-streak': 'A backend keeps failing',
  'side-effect-in-doubt': 'A change is in doubt',
  'our-silence': 'We kept them waiting',
  'loop-cap': 'The AI went in circles',
  'latency-budget': 'The AI was too slow',
};

/** `rule` is a trigger's id and version; an unknown one is shown as it stands. */
export function ruleWords(rule: string): string {
  const id = rule.split('@')[0] ?? rule;
  return rules[id] ?? id.replaceAll('-', ' ');
}

export const fieldWords: Readonly<Record<CriticalField, string>> = {
  identity: 'Identity',
  wants: 'Wants',
  lastSideEffect: 'Last change',
  promise: 'Promise',
};

/** By the question's first field; what was promised is asked with the last change. */
export const questionWords: Readonly<Record<CriticalField, string>> = {
  identity: 'How sure are we who this is?',
  wants: 'What does the customer want?',
  lastSideEffect: 'What was changed for them last, and what have they been promised?',
  promise: 'What have they been promised?',
};

const noModelBrief: Readonly<Record<string, string>> = {
  not_configured: '',
  late: ': the model’s brief was late',
  lost: ': the model’s brief was lost',
  unsupported: ': what the model wrote was not carried by what it cited',
};

/** Whose brief it is, and what was done about it. */
export function briefedWords(briefed: BriefInfo): string {
  if (briefed.by === 'model') {
    const { dropped } = briefed;
    const left = dropped === 0 ? '' : `; ${dropped === 1 ? '1 claim was' : `${dropped} claims were`} dropped`;
    return `Written by a model, checked against what it cites${left}`;
  }
  const { why } = briefed;
  return `Put together by rules${why === undefined ? '' : (noModelBrief[why] ?? ': the model’s brief failed')}`;
}

export const askWords: Readonly<Record<AssistAsk, string>> = {
  question: 'asked the assistant',
  next: 'What next?',
  draft: 'Draft a reply',
};

const noAnswer: Partial<Readonly<Record<AssistWhy, string>>> = {
  unsupported: 'I do not know: nothing here says so.',
  late: 'It took too long. Ask again, or look it up.',
  lost: 'The answer was lost. Ask again.',
  called_off: 'Called off: the conversation had moved on.',
  not_configured: 'There is no model for the assistant.',
  ACT_OUT_OF_TURN: 'This conversation has no assistant.',
};

export const assistWhyWords = (why: AssistWhy): string =>
  noAnswer[why] ?? 'The model failed. Ask again, or look it up.';

const consultActs = {
  asked: 'asked for a colleague to look on',
  joined: 'looks on',
  ended: 'ended the consult',
} as const;
export const consultWords = (act: keyof typeof consultActs, to?: string): string =>
  act === 'asked' && to !== undefined ? `asked ${to} to look on` : consultActs[act];

const failureWords: Partial<Record<FailureCode, string>> = {
  OFFER_UNKNOWN: 'This conversation was never offered under this number. Open it again from the queue.',
  OFFER_CLOSED:
    'This offer no longer stands: it rang out, the customer left or needs no human any more, or it came to you too late and you have another.',
  OFFER_NOT_YOURS: 'It rings for the others: you declined it or passed it on, or it is meant for a colleague.',
  OFFER_TAKEN: 'Another agent has taken this conversation.',
  CONSULT_OVER: 'This consult is over, or another colleague has joined.',
  EPOCH_STALE: 'The conversation has moved on. It is shown here as it stands now.',
  WINDOW_TAKEN: 'This window has just been taken. Choose another one.',
  ACT_OUT_OF_TURN: 'The conversation does not wait for this just now.',
  CONVERSATION_ENDED: 'This conversation has ended.',
  CONVERSATION_UNKNOWN: 'No conversation has this id.',
  NOT_SIGNED_IN: 'Your session is over. Sign in again.',
  SIGN_IN_OFF: 'This way of signing in is switched off here.',
  TURN_EMPTY: 'There is nothing to send yet.',
  TURN_TOO_LONG: 'This is too long: at most 8,192 bytes can be sent at once.',
  UNAVAILABLE: 'The engine does not answer just now. Nothing was lost: try the same again in a moment.',
};

/** The session, or the token that a proxy sends along, is over. */
export const isSignedOut = ({ code }: Pick<Refused, 'code'>): boolean =>
  code === 'NOT_SIGNED_IN' || code === 'TOKEN_INVALID';

export const refusalWords = ({ code, message }: Pick<Refused, 'code' | 'message'>): string =>
  failureWords[code] ?? `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;

export const scriptWords: Readonly<Record<ScriptCode, string>> = {
  greeting: 'Greeting',
  holding: 'Holding',
  fallback: 'Fallback',
  transition: 'Transfer',
  still_looking: 'Still looking',
  wait_told: 'Told how long',
  wait_within: 'Told how long',
  callback_promised: 'Callback promised',
  callback_due: 'Callback due',
  callback_broken: 'Callback missed',
  callback_agreed: 'Callback promised',
  callback_moved: 'Callback moved',
  callback_standing: 'Callback stands',
  callback_full: 'No callback is free',
  callback_unreached: 'Not reached, callback moved',
  callback_failed: 'Not reached',
  requeued: 'Back in the queue',
  transferred: 'Passed on',
  called_off: 'Human called off',
  human_joined: 'Human joined',
  handed_back: 'Handed back',
  nudge: 'Nudge',
  offer_human: 'Offered a human colleague',
  survey: 'Survey',
  survey_thanks: 'Survey answered',
  farewell_idle: 'Farewell',
  farewell_resolved: 'Farewell',
};

const events: Readonly<Record<string, string>> = {
  ai: 'The AI has the conversation',
  queue: 'Waiting for a human',
  human: 'You have the conversation',
  callback: 'A callback is arranged',
  ended: 'The conversation ended',
  hung_up: 'The customer left',
  promise: 'A callback was promised',
  promise_kept: 'The promise was kept',
  promise_broken: 'The promise was broken',
  promise_called_off: 'The promise was called off',
  promise_moved: 'The callback was moved',
  promise_failed: 'The customer was not reached',
  gone: 'The customer hung up, and is called back',
  dialed_answered: 'The customer was called, and answered',
  dialed_no_answer: 'The customer was called, and did not answer',
  dialed_busy: 'The customer was called: busy',
  dialed_failed: 'The call to the customer could not be made',
  dialed_lost: 'What became of the call to the customer is not known',
  scheduled: 'agreed a callback',
  resolved: 'resolved it',
  handed_back: 'handed it back to the AI',
  transferred: 'passed it on',
  noted: 'noted',
};

/** `agent`: another than the reader. */
export const eventWords = (event: string, agent?: string): string =>
  agent === undefined ? (events[event] ?? event) : `${agent} has the conversation`;

type Note = Extract<TranscriptLine, { kind: 'note' }>;

/** What a human noted, changed, promised or kept, in one line. */
export function noteWords({ act, text, ...of }: Note): string {
  switch (act) {
    case 'noted':
      return `noted: ${text ?? 'erased'}`;
    case 'changed':
      return `changed: ${codeWords(changes, of.outcome)}${text ? `. ${text}` : ''}`;
    case 'promised':
      return `promised: ${vowWords({ text, ...of })}`;
    case 'kept':
      return `kept what was promised: ${codeWords(vows, of.outcome).toLowerCase()}`;
    default:
      return eventWords(act);
  }
}

export const vowWords = ({ outcome, due, text }: Pick<Note, 'outcome' | 'due' | 'text'>): string =>
  `${codeWords(vows, outcome)}${due === undefined ? '' : ` by ${dueWords(due)}`}${text ? `. ${text}` : ''}`;

function codeWords(table: Readonly<Record<string, string>>, code = ''): string {
  return Object.hasOwn(table, code) ? (table[code] ?? code) : code;
}

const statuses: Readonly<Record<string, string>> = {
  ok: 'done',
  refused: 'refused',
  failed: 'failed',
  timeout: 'timed out',
  in_doubt: 'in doubt',
  dropped: 'called off',
};

export const statusWords = (status: string): string => statuses[status] ?? status;

export const presenceWords: Readonly<Record<PresenceState, string>> = {
  available: 'Available',
  away: 'Away',
  missed: 'You missed a ring',
};

const customerStates = {
  not_asked: 'No profile: no CRM is joined',
  not_identified: 'No profile: not verified yet',
  unknown: 'Unknown to the CRM',
  late: 'No profile: the CRM was late',
  failed: 'No profile: the CRM failed',
} as const;

export const customerWords = (state: keyof typeof customerStates): string => customerStates[state];

const spokenStates = { kept: 'kept', open: 'being kept', unbacked: 'nothing stands behind it' } as const;
export const spokenWords = (state: keyof typeof spokenStates): string => spokenStates[state];

const sources = { self: 'by its own word', logprob: 'by its tokens', reflection: 'looking back' } as const;
export const sourceWords = (source: keyof typeof sources): string => sources[source];

export const percentWords = (share: number): string => `${Math.round(share * 100)} %`;

/** -0.35 as people write it, with a true minus; the sign stands always, for the scale has two sides. */
export const signedWords = (figure: number): string => `${figure < 0 ? '−' : '+'}${Math.abs(figure).toFixed(2)}`;

/** 4:05 or 1:04:05; never negative. */
export function durationWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (n: number) => String(n).padStart(2, '0');
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

export const timeWords = (at: number): string =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

export const minuteWords = (at: number): string =>
  new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Today a time is enough. */
export const dueWords = (at: number): string => {
  const today = new Date().toDateString() === new Date(at).toDateString();
  return today ? minuteWords(at) : `${dayWords(at)}, ${minuteWords(at)}`;
};

export const dayWords = (at: number): string =>
  new Date(at).toLocaleDateString([], { day: 'numeric', month: 'short', year: 'numeric' });
