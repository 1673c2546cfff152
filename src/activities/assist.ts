import { type AssistWhy, type Entry, keys } from '../conversation/entry.ts';
import type { Claim } from '../handoff/brief.ts';
import { checkClaims } from '../handoff/brief-check.ts';
import { languageIn } from '../handoff/facts/language.ts';
import { knownIn } from '../handoff/known.ts';
import { beating } from './beat.ts';
import { inTime } from './budget.ts';
import type { AssistPorts } from './join.ts';
import type { AssistRequest, Row } from './ports.ts';
import type { Assistance, AssistInput } from './types.ts';

/**
 * The assistant answers the human who holds the conversation: into the ledger, from where the desktop has it, and nowhere
 * else. This step has no voice. Of what the model says stands what its citations carry; where nothing does, it does not know.
 */
export const assist =
  (ports: AssistPorts) =>
  (input: AssistInput): Promise<Assistance> =>
    beating(async (cancelled) => {
      const { conversation, askId } = input;
      const rows = await ports.ledger.rows(conversation);
      const stands = rows.find(({ key }) => key === keys.assisted(askId));
      const asked = rows.find(({ key }) => key === keys.askedAssistant(askId));
      if (stands !== undefined || asked?.entry.kind !== 'asked_assistant') return assistanceOf(stands);
      const { entry } = asked;
      const advised = await advice(ports, input, { ask: entry.ask, question: asked.words ?? '' }, rows, cancelled);
      cancelled.throwIfAborted();
      const draft =
        'failed' in advised ? failed(input, 0, advised.failed) : checked(input, entry, advised.claims, rows);
      // Refused where the human has let go meanwhile: the answer is for nobody.
      await ports.ledger.append(conversation, [{ key: keys.assisted(askId), ...draft }]);
      return { answered: draft.words !== undefined };
    });

const assistanceOf = (row: Row | undefined): Assistance => ({
  answered: row?.entry.kind === 'assisted' && !('why' in row.entry),
});

type Advice = { readonly claims: readonly Claim[] } | { readonly failed: AssistWhy };

async function advice(
  { assistant, agent, clock }: AssistPorts,
  { until }: AssistInput,
  asked: Pick<AssistRequest, 'ask' | 'question'>,
  rows: readonly Row[],
  cancelled: AbortSignal,
): Promise<Advice> {
  if (assistant === undefined) return { failed: 'not_configured' };
  const { assisting: instructions } = agent;
  return await inTime(clock, until, cancelled, (signal) =>
    assistant.advise({ instructions, ...asked, lines: knownIn(rows), signal }),
  );
}

interface Attached {
  readonly entry: Extract<Entry, { kind: 'assisted' }>;
  readonly words?: string;
}

const failed = ({ askId, epoch }: AssistInput, dropped: number, why: AssistWhy): Attached => ({
  entry: { kind: 'assisted', askId, epoch, dropped, why },
});

type Asked = Extract<Entry, { kind: 'asked_assistant' }>;

/** A reply may hold a kind word that rests on nothing, and is written in the customer's language, where every noun may have a capital. */
function checked(input: AssistInput, { ask }: Asked, said: readonly Claim[], rows: readonly Row[]): Attached {
  const texts = new Map(knownIn(rows).map(({ cite, text }) => [cite, text]));
  const isDraft = ask === 'draft';
  const nouns = isDraft && languageIn(rows).tag === 'de';
  const { claims, dropped } = checkClaims(said, texts, { uncited: isDraft, nouns });
  if (claims.length === 0) return failed(input, dropped, 'unsupported');
  const { askId, epoch } = input;
  const cites = [...new Set(claims.flatMap((claim) => claim.cites))];
  return { entry: { kind: 'assisted', askId, epoch, cites, dropped }, words: JSON.stringify({ claims }) };
}
