import type { CriticalField } from '../../handoff/read-back.ts';
import type { EscalationAnswer } from '../outcomes.ts';
import type {
  Acted,
  Elsewhere,
  Overview,
  PresenceState,
  Queue,
  SessionInfo,
  ShownPacket,
  Stage,
  StandingInfo,
  Transcript,
  TranscriptLine,
} from '../wire.ts';
import type { Link } from './live.ts';

/** All that the page shows, and how it changes: pure. */
export interface DeskState {
  /** Undefined until the server has said; null where nobody is signed in. */
  readonly session?: SessionInfo | null;
  readonly link: Link;
  /** Whether the desk asks this agent; missing until it has said. */
  readonly presence?: PresenceState | undefined;
  readonly queue: Queue;
  /** For a supervisor. */
  readonly overview?: Overview | undefined;
  readonly open?: Opened | undefined;
  /** One line for the human: what went wrong, or what was done. */
  readonly notice?: Notice | undefined;
  readonly overlay?: Overlay | undefined;
  /** What this agent closed last and has not looked back at. */
  readonly wrapUp?: WrapUp | undefined;
  /** An act is under way: its buttons wait. */
  readonly busy: boolean;
  readonly muted: boolean;
  /** Single keys act; off for those whose tools speak for them. */
  readonly singleKeys: boolean;
  /** Replies not yet sent, by conversation. */
  readonly drafts: Readonly<Record<string, string>>;
}

export type Overlay = 'help' | Way | Doing;
/** Acts that ask for a code before they are sent. */
export type Way = 'decline' | 'transfer' | 'resolve' | 'hand-back';

/** What is put on record beside the talk. */
export type Doing = 'changed' | 'promised';

export interface WrapUp {
  readonly conversation: string;
  readonly offerId: string;
  /** The first answer, once given. */
  readonly escalation?: EscalationAnswer;
}

export interface Notice {
  readonly kind: 'error' | 'done';
  readonly text: string;
}

/** The conversation on the right. */
export interface Opened {
  readonly conversation: string;
  /** Missing while it loads. */
  readonly seen?: { readonly standing: StandingInfo; readonly packet: ShownPacket };
  /** Why it cannot be shown, as a sentence. */
  readonly gone?: string;
  readonly lines: readonly TranscriptLine[];
  readonly next: number;
  /** Where else the customer is right now. */
  readonly elsewhere?: readonly Elsewhere[];
  readonly showTranscript: boolean;
  /** While reading back: the packet instead of the questions. After that: the packet beside the talk. */
  readonly showPacket: boolean;
  /** In the packet, the details instead of the brief. */
  readonly showDetails: boolean;
  readonly chosen: Partial<Readonly<Record<CriticalField, string>>>;
  /** The line that a citation led to. */
  readonly cited?: string | undefined;
  /** Beside the talk, in the packet's place. */
  readonly aside?: Aside | undefined;
  /** The draft that is on its way to the reply box. */
  readonly drafting?: string | undefined;
}

export type Aside = 'assistant' | 'consult';

export const firstState: DeskState = {
  link: 'connecting',
  queue: { at: 0, waiting: [], mine: [], callbacks: [], consults: [] },
  busy: false,
  muted: false,
  singleKeys: true,
  drafts: {},
};

export const freshlyOpened = (conversation: string): Opened => ({
  conversation,
  lines: [],
  next: 0,
  showTranscript: false,
  showPacket: true,
  showDetails: false,
  chosen: {},
});

const rank: Readonly<Record<Stage, number>> = {
  ringing: 0,
  consulting: 0,
  reading_back: 1,
  with_human: 2,
  watching: 3,
};

/**
 * The ledger may lag a moment behind an act's answer: of the same offer, the later stage counts. A new offer starts
 * afresh with its packet.
 */
export function withStanding(open: Opened, standing: StandingInfo, packet?: ShownPacket): Opened {
  const before = open.seen?.standing;
  const shown = packet ?? open.seen?.packet;
  if (shown === undefined) return open;
  if (before?.offerId !== standing.offerId) return entered({ ...open, chosen: {} }, standing, shown);
  if (rank[before.stage] > rank[standing.stage]) return { ...open, seen: { standing: before, packet: shown } };
  if (before.stage !== standing.stage) return entered(open, standing, shown);
  const wrong = standing.wrong.length > 0 ? standing.wrong : before.wrong;
  return { ...open, seen: { standing: { ...standing, wrong }, packet: shown } };
}

/** Each stage has its first view: the packet to accept, the questions without it, the talk with it beside. */
function entered(open: Opened, standing: StandingInfo, packet: ShownPacket): Opened {
  const showPacket = standing.stage !== 'reading_back' || standing.wrong.length > 0;
  return { ...open, seen: { standing, packet }, showPacket, showTranscript: false, cited: undefined };
}

/** The act was taken: the next stage, under the epoch that its answer names. */
export function advanced(open: Opened, stage: Stage, { epoch, offerId }: Acted): Opened {
  if (open.seen === undefined) return open;
  const { standing, packet } = open.seen;
  return entered(open, { ...standing, stage, epoch, offerId, wrong: [] }, packet);
}

/** Wrong once: the packet again with the fields marked; what was right stays chosen. */
export function readBackWrong(open: Opened, wrong: readonly CriticalField[]): Opened {
  if (open.seen === undefined) return open;
  const { standing, packet } = open.seen;
  const right = Object.entries(open.chosen).filter(([field]) => !wrong.some((one) => one === field));
  const chosen: Opened['chosen'] = Object.fromEntries(right);
  return { ...open, chosen, showPacket: true, seen: { standing: { ...standing, wrong }, packet } };
}

/** Lines come in order and may come twice. */
export function withLines(open: Opened, { lines, next }: Pick<Transcript, 'lines' | 'next'>): Opened {
  if (next <= open.next) return open;
  return { ...open, lines: [...open.lines, ...lines.filter(({ seq }) => seq > open.next)], next };
}

/** The wrap-up is on the right: nothing else is. */
export const wrappingUp = ({ open, wrapUp }: DeskState): WrapUp | undefined =>
  open === undefined ? wrapUp : undefined;

/** Offers that this agent may still accept. */
export const ringingOf = ({ waiting }: Queue) =>
  waiting.filter(({ offer, takenBy }) => offer !== undefined && takenBy === undefined);

/** The rows of the left side in the order in which the keys walk over them. */
export const rowsOf = ({ waiting, mine, consults, callbacks }: Queue): readonly string[] =>
  [...waiting, ...mine, ...consults, ...callbacks].map(({ conversation }) => conversation);
