import type { Channel, Entry } from '../conversation/entry.ts';
import type { Evidence } from '../policy/evidence.ts';
import type { Row } from './row.ts';

/** One handoff as a row to learn from: what spoke for it, what was decided, how it went, what the human says looking back. */
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
  readonly offers: readonly string[];
  /** Reasons, one for each human who declined. */
  readonly declined: readonly string[];
  /** Reasons, one for each human who passed it on. */
  readonly transferred: readonly string[];
  /** Why it left the humans' side: to the AI or to its end; absent while it is there. */
  readonly end?: string;
  readonly wrapUp?: Pick<WrappedUp, 'outcome' | 'escalation' | 'brief' | 'missing'>;
}

type Decision = Extract<Entry, { kind: 'decision' }>;
type WrappedUp = Extract<Entry, { kind: 'human'; act: 'wrapped_up' }>;

/** Every handoff of a conversation, in order; nothing of it quotes what was said. */
export function feedbackOf(conversation: string, rows: readonly Row[]): readonly Feedback[] {
  const channel = rows.find(({ entry }) => entry.kind === 'started')?.entry;
  const start: Folded = { found: [], handoffs: [] };
  const { handoffs } = rows.reduce<Folded>((folded, row) => after(folded, row, conversation), start);
  return handoffs.map((one) => ({ ...one, channel: channel?.kind === 'started' ? channel.channel : 'chat' }));
}

interface Folded {
  /** Evidence of the AI's time, until it is decided upon. */
  readonly found: readonly Evidence[];
  readonly handoffs: readonly Omit<Feedback, 'channel'>[];
}

function after(folded: Folded, { at, entry }: Row, conversation: string): Folded {
  const { found, handoffs } = folded;
  const last = handoffs.at(-1);
  const open = last !== undefined && last.end === undefined ? last : undefined;
  const change = (more: Partial<Feedback>): Folded =>
    open === undefined ? folded : { found, handoffs: [...handoffs.slice(0, -1), { ...open, ...more }] };
  switch (entry.kind) {
    case 'evidence':
      return open === undefined
        ? { found: [...found, entry.evidence], handoffs }
        : change({ waiting: [...open.waiting, entry.evidence] });
    case 'decision': {
      if (entry.decision !== 'hand_off') return folded;
      const { kind: _, decision: __, ...decision } = entry;
      const one = {
        conversation,
        handoff: handoffs.length + 1,
        at,
        decision,
        evidence: found,
        waiting: [],
        offers: [],
      };
      return { found: [], handoffs: [...handoffs, { ...one, declined: [], transferred: [] }] };
    }
    case 'offer':
      return change({ offers: [...(open?.offers ?? []), entry.offerId] });
    case 'lapsed':
      return entry.why === 'declined' ? change({ declined: [...(open?.declined ?? []), entry.reason] }) : folded;
    case 'custody':
      return entry.holder === 'ai' || entry.holder === 'ended' ? change({ end: entry.why }) : folded;
    case 'human':
      if (entry.act === 'transferred') return change({ transferred: [...(open?.transferred ?? []), entry.outcome] });
      return entry.act === 'wrapped_up' ? { found, handoffs: handoffs.map((one) => wrappedUp(one, entry)) } : folded;
    default:
      return folded;
  }
}

/** A wrap-up comes when the handoff is over, perhaps during the next: it belongs to the one that it names. */
function wrappedUp<H extends Omit<Feedback, 'channel'>>(one: H, entry: WrappedUp): H {
  const { outcome, escalation, brief, missing } = entry;
  return one.offers.includes(entry.offerId) ? { ...one, wrapUp: { outcome, escalation, brief, missing } } : one;
}
