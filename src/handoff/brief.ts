import type { Entry } from '../conversation/entry.ts';
import { quoted } from './quote.ts';
import type { Row } from './row.ts';
import type { Wants } from './wants.ts';

/** The deterministic brief: situation, background, assessment, recommendation; folded row by row, every claim cited. */

/** `cites`: `turn:<turnId>` or `call:<callId>`, at least one; the text says nothing that they do not carry. */
export interface Claim {
  readonly text: string;
  readonly cites: readonly string[];
}

export interface Brief {
  readonly situation: readonly Claim[];
  readonly background: readonly Claim[];
  readonly assessment: readonly Claim[];
  readonly recommendation: readonly Claim[];
}

type Called = Extract<Entry, { kind: 'called' }>;

/** What has been seen so far: plain JSON, so that it can be kept between turns. */
export interface BriefState {
  readonly first?: Said;
  readonly last?: Said;
  /** The customer's turns since somebody last answered. */
  readonly unanswered: readonly string[];
  readonly calls: readonly Done[];
  readonly began: readonly Began[];
}

interface Said {
  readonly turnId: string;
  readonly words: string;
}
interface Done extends Pick<Called, 'callId' | 'tool' | 'status' | 'sideEffect' | 'backend'> {
  readonly words: string;
  readonly grants?: Called['grants'];
}
interface Began {
  readonly callId: string;
  readonly tool: string;
}

export const emptyBrief: BriefState = { unanswered: [], calls: [], began: [] };

/** One more entry of the ledger. */
export function addRow(state: BriefState, { entry, words }: Pick<Row, 'entry' | 'words'>): BriefState {
  switch (entry.kind) {
    case 'turn': {
      const said: Said = { turnId: entry.turnId, words: words ?? '' };
      return { ...state, first: state.first ?? said, last: said, unanswered: [...state.unanswered, entry.turnId] };
    }
    case 'said':
      return entry.by === 'script' || (entry.by === 'ai' && entry.interim) ? state : { ...state, unanswered: [] };
    case 'calling':
      return { ...state, began: [...state.began, { callId: entry.callId, tool: entry.tool }] };
    case 'called':
      return called(state, entry, words);
    default:
      return state;
  }
}

function called(state: BriefState, entry: Called, words: string | null): BriefState {
  const { callId, tool, status, sideEffect, backend, grants } = entry;
  const done: Done = { callId, tool, status, sideEffect, backend, words: words ?? '', ...(grants && { grants }) };
  return { ...state, calls: [...state.calls, done], began: state.began.filter((begun) => begun.callId !== callId) };
}

/** The brief so far. `wants` is a claim like any other: without evidence it is left out. */
export function briefOf(state: BriefState, wants?: Wants): Brief {
  return {
    situation: [...situation(state), ...wish(wants)],
    background: background(state),
    assessment: [
      ...telling(state.calls).map(claimOf),
      ...state.began.map(({ callId, tool }) => claim(doubt(tool), `call:${callId}`)),
    ],
    recommendation: recommendation(state),
  };
}

/** The last calls, and earlier ones that nobody may forget. The packet lists them all. */
function telling(calls: readonly Done[]): readonly Done[] {
  const recent = calls.length - recentCalls;
  return calls.filter(({ status, sideEffect }, i) => i >= recent || sideEffect || status === 'in_doubt');
}

const recentCalls = 6;

/** A figure in a label is nobody's word, so such a label stays out of the brief; the packet has it. */
const wish = (wants: Wants | undefined): readonly Claim[] =>
  wants === undefined || wants.cites.length === 0 || /\p{N}/u.test(wants.label)
    ? []
    : [claim(`The customer wants: ${wants.label}.`, ...wants.cites)];

const claim = (text: string, ...cites: string[]): Claim => ({ text, cites });

function situation({ last, unanswered }: BriefState): readonly Claim[] {
  if (last === undefined) return [];
  const waiting =
    unanswered.length === 0
      ? []
      : [claim('This has had no answer yet.', ...unanswered.map((turnId) => `turn:${turnId}`))];
  return [claim(`The customer said last: ${quoted(last.words)}`, `turn:${last.turnId}`), ...waiting];
}

function background({ first, last, calls }: BriefState): readonly Claim[] {
  const began =
    first === undefined || first.turnId === last?.turnId
      ? []
      : [claim(`It began with: ${quoted(first.words)}`, `turn:${first.turnId}`)];
  const proof = calls.findLast(({ grants }) => grants !== undefined);
  const known =
    proof?.grants === undefined
      ? []
      : [claim(`The customer's identity is ${proof.grants.level} by ${proof.tool}.`, `call:${proof.callId}`)];
  return [...began, ...known];
}

function claimOf({ callId, tool, status, words }: Done): Claim {
  const cite = `call:${callId}`;
  switch (status) {
    case 'ok':
      return claim(`${tool} answered: ${quoted(words)}`, cite);
    case 'refused':
      return claim(`${tool} was refused: ${quoted(words)}`, cite);
    case 'in_doubt':
      return claim(doubt(tool), cite);
    case 'timeout':
      return claim(`${tool} did not answer in time.`, cite);
    case 'failed':
      return claim(`${tool} failed.`, cite);
    case 'dropped':
      return claim(`${tool} was called off.`, cite);
  }
}

const doubt = (tool: string): string => `It is not known whether ${tool} was done.`;

function recommendation({ last, calls, began }: BriefState): readonly Claim[] {
  const doubtful = [...calls.filter(({ status }) => status === 'in_doubt'), ...began];
  const check = doubtful.map(({ callId, tool }) =>
    claim(`Find out whether ${tool} was done before doing it again.`, `call:${callId}`),
  );
  const latest = calls.at(-1);
  const stuck = latest !== undefined && (latest.status === 'failed' || latest.status === 'timeout');
  const byHand = stuck
    ? [claim(`Do by hand what ${latest.tool} could not: its backend does not answer.`, `call:${latest.callId}`)]
    : [];
  const answer = last === undefined ? [] : [claim('Answer what the customer said last.', `turn:${last.turnId}`)];
  return [...check, ...byHand, ...answer];
}
