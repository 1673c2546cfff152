import type { Entry } from '../conversation/entry.ts';
import type { ServerFrame } from './frames.ts';
import type { Row } from './ledger.ts';

/** Frames that stand in the ledger: they carry its seq, and come in its order without loss or repeat. */
export type ToldFrame = Extract<ServerFrame, { readonly seq: number }>;

/** What the customer's side is told of a ledger row: what was said, who holds the conversation, outcomes and the end. */
export function told({ seq, entry, words }: Row): readonly ToldFrame[] {
  switch (entry.kind) {
    case 'said':
      return spoken(seq, entry, words);
    case 'outcome':
      return [{ type: 'outcome', turnId: entry.turnId, outcome: entry.outcome, seq }];
    case 'custody':
      return [{ type: 'custody', seq, holder: entry.holder }];
    case 'ended':
      return [{ type: 'ended', seq, why: entry.why }];
    default:
      return [];
  }
}

/** The AI's whole reply is its turn's outcome too. */
function spoken(seq: number, entry: Extract<Entry, { kind: 'said' }>, text: string | null): readonly ToldFrame[] {
  const said = { type: 'said', seq, by: entry.by, text } as const;
  if (entry.by === 'human') return [said];
  if (entry.by === 'script') {
    return [{ ...said, script: entry.script, ...(entry.turnId === undefined ? {} : { turnId: entry.turnId }) }];
  }
  const { turnId } = entry;
  if (entry.interim) return [{ ...said, turnId, interim: true }];
  return [
    { ...said, turnId },
    { type: 'outcome', turnId, outcome: 'replied', seq },
  ];
}
