import type { Channel, Entry } from '../conversation/entry.ts';
import type { Evidence } from '../policy/evidence.ts';
import type { SealedPacket } from './packet.ts';
import type { Row } from './row.ts';

/** One handoff as a row to learn from: what spoke for it, what was decided, how it went, what humans and customer say of it. */
export interface Feedback {
  readonly conversation: string;
  readonly channel: Channel;
  /** The conversation's first, second… */
  readonly handoff: number;
  readonly at: number;
  readonly decision: Pick<Decision, 'rule' | 'tier' | 'score' | 'turns' | 'because' | 'unless' | 'policy'>;
  /** All that had been found since the AI had the conversation, up to the decision. */
  readonly evidence: readonly Evidence[];
  /** What was found in what the customer wrote while waiting. */
  readonly waiting: readonly Evidence[];
  /** What the packet said that the customer wants; absent where none was sealed or its words are erased. */
  readonly wants?: { readonly code: string; readonly confidence?: number };
  readonly offers: readonly string[];
  /** Reasons, one for each human who declined. */
  readonly declined: readonly string[];
  /** Reasons, one for each human who passed it on. */
  readonly transferred: readonly string[];
  /** Codes of what the humans changed by hand. */
  readonly changed: readonly string[];
  readonly promised: readonly { readonly what: string; readonly state: 'open' | 'kept' }[];
  /** How the human who had it last closed it. */
  readonly closed?: { readonly act: 'resolved' | 'handed_back'; readonly outcome: string };
  /** Why it left the humans' side: to the AI or to its end; absent while it is there. */
  readonly end?: string;
  readonly wrapUp?: Pick<WrappedUp, 'outcome' | 'escalation' | 'brief' | 'missing'>;
  /** What the customer said when they were asked; without figures they answered otherwise. */
  readonly survey?: Pick<Extract<Entry, { kind: 'survey' }>, 'satisfaction' | 'effort'>;
}

type Decision = Extract<Entry, { kind: 'decision' }>;
type Human = Extract<Entry, { kind: 'human' }>;
type WrappedUp = Extract<Human, { act: 'wrapped_up' }>;

/** Every handoff of a conversation, in order; nothing of it quotes what was said, and nobody is named. */
export function feedbackOf(conversation: string, rows: readonly Row[]): readonly Feedback[] {
  const channel = rows.find(({ entry }) => entry.kind === 'started')?.entry;
  const kept = new Set(
    rows.flatMap(({ entry }) => (entry.kind === 'human' && entry.act === 'kept' ? [entry.promiseId] : [])),
  );
  const start: Folded = { found: [], handoffs: [] };
  const { handoffs } = rows.reduce<Folded>((folded, row) => after(folded, row, conversation, kept), start);
  return handoffs.map((one) => ({ ...one, channel: channel?.kind === 'started' ? channel.channel : 'chat' }));
}

type Handoff = Omit<Feedback, 'channel'>;

interface Folded {
  /** Evidence of the AI's time, until it is decided upon. */
  readonly found: readonly Evidence[];
  readonly handoffs: readonly Handoff[];
}

function after(folded: Folded, row: Row, conversation: string, kept: ReadonlySet<string>): Folded {
  const { found, handoffs } = folded;
  const { at, entry } = row;
  const last = handoffs.at(-1);
  const open = last !== undefined && last.end === undefined ? last : undefined;
  const change = (more: Partial<Feedback>): Folded =>
    open === undefined ? folded : { found, handoffs: [...handoffs.slice(0, -1), { ...open, ...more }] };
  switch (entry.kind) {
    case 'evidence':
      return open === undefined
        ? { found: [...found, entry.evidence], handoffs }
        : change({ waiting: [...open.waiting, entry.evidence] });
    case 'decision':
      if (entry.decision !== 'hand_off') return folded;
      return { found: [], handoffs: [...handoffs, begun(conversation, handoffs.length + 1, at, entry, found)] };
    case 'packet':
      return change(wantsIn(row.words));
    case 'offer':
      return change({ offers: [...(open?.offers ?? []), entry.offerId] });
    case 'lapsed':
      return entry.why === 'declined' ? change({ declined: [...(open?.declined ?? []), entry.reason] }) : folded;
    case 'custody':
      return entry.holder === 'ai' || entry.holder === 'ended' ? change({ end: entry.why }) : folded;
    case 'human':
      return entry.act === 'wrapped_up'
        ? { found, handoffs: handoffs.map((one) => wrappedUp(one, entry)) }
        : change(open === undefined ? {} : doneBy(open, entry, kept));
    case 'survey':
      return { found, handoffs: handoffs.map((one) => (one === last ? surveyed(one, entry) : one)) };
    default:
      return folded;
  }
}

function begun(
  conversation: string,
  handoff: number,
  at: number,
  entry: Decision,
  evidence: readonly Evidence[],
): Handoff {
  const { kind: _, decision: __, ...decision } = entry;
  const none = { waiting: [], offers: [], declined: [], transferred: [], changed: [], promised: [] };
  return { conversation, handoff, at, decision, evidence, ...none };
}

/** A first packet says nothing of how sure it is. */
function wantsIn(words: string | null): Pick<Feedback, 'wants'> {
  if (words === null) return {};
  const { wants }: SealedPacket = JSON.parse(words);
  return { wants: { code: wants.code, ...('confidence' in wants ? { confidence: wants.confidence } : {}) } };
}

function doneBy(open: Handoff, entry: Exclude<Human, WrappedUp>, kept: ReadonlySet<string>): Partial<Feedback> {
  switch (entry.act) {
    case 'transferred':
      return { transferred: [...open.transferred, entry.outcome] };
    case 'changed':
      return { changed: [...open.changed, entry.outcome] };
    case 'promised': {
      const state = kept.has(entry.promiseId) ? 'kept' : 'open';
      return { promised: [...open.promised, { what: entry.outcome, state }] };
    }
    case 'resolved':
    case 'handed_back':
      return { closed: { act: entry.act, outcome: entry.outcome } };
    default:
      return {};
  }
}

/** A wrap-up comes when the handoff is over, perhaps during the next: it belongs to the one that it names. */
function wrappedUp(one: Handoff, entry: WrappedUp): Handoff {
  const { outcome, escalation, brief, missing } = entry;
  return one.offers.includes(entry.offerId) ? { ...one, wrapUp: { outcome, escalation, brief, missing } } : one;
}

const surveyed = (one: Handoff, { satisfaction, effort }: Extract<Entry, { kind: 'survey' }>): Handoff => ({
  ...one,
  survey: {
    ...(satisfaction === undefined ? {} : { satisfaction }),
    ...(effort === undefined ? {} : { effort }),
  },
});
