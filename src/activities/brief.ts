import { type BriefWhy, type Entry, keys } from '../conversation/entry.ts';
import type { FailureCode } from '../conversation/failures.ts';
import type { Brief } from '../handoff/brief.ts';
import { checkBrief } from '../handoff/brief-check.ts';
import { beating } from './beat.ts';
import { inTime } from './budget.ts';
import type { BriefPorts } from './join.ts';
import type { BriefLine, Row } from './ports.ts';
import { write } from './record.ts';
import type { BriefInput, Briefing } from './types.ts';

/**
 * While the transition script plays, a model writes the brief of a packet that is sealed already. Only claims that their
 * citations carry are attached; late, wrong or down, the deterministic brief stands, and the ledger says why.
 */
export const brief =
  (ports: BriefPorts) =>
  (input: BriefInput): Promise<Briefing> =>
    beating(async (cancelled) => {
      const [said, rows] = await Promise.all([sayFirst(ports, input), ports.ledger.rows(input.conversation)]);
      const briefing = await written(ports, input, rows, cancelled);
      // Called off it brings nobody: the desk tells the conversation.
      cancelled.throwIfAborted();
      return { ...briefing, ...said, ...(await reserved(ports, input)) };
    });

/** A human is sought from the first moment on. */
async function sayFirst(
  ports: BriefPorts,
  { conversation, drafts, until }: BriefInput,
): Promise<Pick<Briefing, 'outcomes'>> {
  if (drafts === undefined) return {};
  const told = drafts.map(({ entry, ...draft }) =>
    entry.kind === 'seek' ? { ...draft, entry: { ...entry, briefUntil: until } } : { ...draft, entry },
  );
  return { outcomes: await write(ports, { conversation, drafts: told }) };
}

async function written(
  ports: BriefPorts,
  input: BriefInput,
  rows: readonly Row[],
  cancelled: AbortSignal,
): Promise<Briefing> {
  const { epoch } = input;
  const stands = rows.find(({ key }) => key === keys.brief(epoch));
  if (stands !== undefined) return briefingOf(stands);
  const sealed = rows.filter(({ seq }) => seq < placeOf(rows, epoch));
  const draft = await drafted(ports, input, sealed, cancelled);
  cancelled.throwIfAborted();
  return await attach(ports, input, sealed, draft);
}

/** With the brief in place it can ring: for whoever has been reserved while it was written. */
async function reserved(
  { reservations }: BriefPorts,
  { conversation, seekId }: BriefInput,
): Promise<Pick<Briefing, 'reserved'>> {
  if (reservations === undefined || seekId === undefined) return {};
  const held = await reservations.claim(conversation, seekId);
  return held === undefined ? {} : { reserved: { seekId, ...held } };
}

/** What the packet was sealed over stands before it: the brief tells no more than the facts do. */
const placeOf = (rows: readonly Row[], epoch: number): number =>
  rows.find(({ key }) => key === keys.packet(epoch))?.seq ?? Number.POSITIVE_INFINITY;

type Draft = { readonly brief: Brief } | { readonly failed: 'not_configured' | 'late' | FailureCode };

async function drafted(
  { briefWriter, agent, clock }: BriefPorts,
  { until }: BriefInput,
  rows: readonly Row[],
  cancelled: AbortSignal,
): Promise<Draft> {
  if (briefWriter === undefined) return { failed: 'not_configured' };
  const { briefing: instructions } = agent;
  return await inTime(clock, until, cancelled, (signal) =>
    briefWriter.draft({ instructions, lines: linesOf(rows), signal }),
  );
}

async function attach(
  { ledger }: BriefPorts,
  { conversation, epoch }: BriefInput,
  rows: readonly Row[],
  draft: Draft,
): Promise<Briefing> {
  const key = keys.brief(epoch);
  const attachment = attached(epoch, rows, draft);
  const [place] = await ledger.append(conversation, [{ key, ...attachment }]);
  const stood = place !== undefined && 'written' in place && !place.written;
  const first = stood ? await ledger.row(conversation, key) : undefined;
  return first === undefined ? { by: attachment.entry.by } : briefingOf(first);
}

type BriefEntry = Extract<Entry, { kind: 'brief' }>;

function attached(
  epoch: number,
  rows: readonly Row[],
  draft: Draft,
): { readonly entry: BriefEntry; readonly words?: string } {
  if ('failed' in draft) return { entry: byRules(epoch, 0, draft.failed) };
  const { brief: checked, dropped } = checkBrief(draft.brief, rows);
  if (checked === undefined) return { entry: byRules(epoch, dropped, 'unsupported') };
  return { entry: { kind: 'brief', epoch, by: 'model', dropped }, words: JSON.stringify(checked) };
}

const byRules = (epoch: number, dropped: number, why: BriefWhy): BriefEntry => ({
  kind: 'brief',
  epoch,
  by: 'rules',
  dropped,
  why,
});

const briefingOf = ({ entry }: Row): Briefing => ({ by: entry.kind === 'brief' ? entry.by : 'rules' });

/** Who said what, oldest first; only what the customer said and what tools answered can be cited. */
export function linesOf(rows: readonly Row[]): readonly BriefLine[] {
  const ended = new Set(rows.flatMap(({ entry }) => (entry.kind === 'called' ? [entry.callId] : [])));
  return rows.flatMap(({ entry, words }): BriefLine[] => {
    const text = words ?? '';
    switch (entry.kind) {
      case 'turn':
        return [{ cite: `turn:${entry.turnId}`, by: 'customer', text }];
      case 'said':
        return entry.by === 'script' ? [] : [{ by: entry.by === 'ai' ? 'assistant' : 'colleague', text }];
      case 'called':
        return [{ cite: `call:${entry.callId}`, by: 'tool', text: `${entry.tool}, ${entry.status}: ${text}` }];
      case 'calling':
        if (ended.has(entry.callId)) return [];
        return [{ cite: `call:${entry.callId}`, by: 'tool', text: `${entry.tool}, in_doubt` }];
      default:
        return [];
    }
  });
}
