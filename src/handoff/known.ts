import type { SealedPacket } from './packet.ts';
import type { Row } from './row.ts';

/**
 * What is known of a conversation, as lines that an answer may cite: who said what, what tools answered (documents that
 * they found among it), and the parts of the sealed packet that no line of the transcript says.
 */
export interface KnownLine {
  /** `turn:<turnId>`, `call:<callId>`, `said:<seq>` or `packet:<part>`. */
  readonly cite: string;
  readonly by: 'customer' | 'assistant' | 'script' | 'colleague' | 'tool' | 'packet';
  readonly text: string;
}

export const knownIn = (rows: readonly Row[]): readonly KnownLine[] => [...packetLines(rows), ...saidLines(rows)];

const speakers = { ai: 'assistant', script: 'script', human: 'colleague' } as const;

function saidLines(rows: readonly Row[]): readonly KnownLine[] {
  const ended = new Set(rows.flatMap(({ entry }) => (entry.kind === 'called' ? [entry.callId] : [])));
  return rows.flatMap(({ seq, entry, words }): KnownLine[] => {
    const text = words ?? '';
    switch (entry.kind) {
      case 'turn':
        return [{ cite: `turn:${entry.turnId}`, by: 'customer', text }];
      case 'said':
        return [{ cite: `said:${seq}`, by: speakers[entry.by], text }];
      case 'called':
        return [{ cite: `call:${entry.callId}`, by: 'tool', text: `${entry.tool}, ${shown(entry.status)}: ${text}` }];
      case 'calling':
        if (ended.has(entry.callId)) return [];
        return [{ cite: `call:${entry.callId}`, by: 'tool', text: `${entry.tool}, in doubt` }];
      default:
        return [];
    }
  });
}

const shown = (status: string): string => status.replace('_', ' ');

/** Of the packet that was sealed last. */
function packetLines(rows: readonly Row[]): readonly KnownLine[] {
  const words = rows.findLast(({ entry }) => entry.kind === 'packet')?.words;
  if (words == null) return [];
  const packet: SealedPacket = JSON.parse(words);
  const { reason, identity, wants, promises } = packet;
  const parts = { reason: reason.because, identity, wants: wants.label, promises, ...laterParts(packet) };
  return Object.entries(parts).map(([part, value]) => ({ cite: `packet:${part}`, by: 'packet', text: told(value) }));
}

function laterParts(packet: SealedPacket) {
  if (packet.version === 1) return {};
  const { unresolved, tried, spoken, next, mood, language, customer } = packet;
  return { unresolved, tried, spoken, next, mood, language, customer };
}

/** Times as people write them. */
const told = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : JSON.stringify(value, (name, one: unknown) =>
        typeof one === 'number' && times.includes(name) ? new Date(one).toISOString() : one,
      );

const times: readonly string[] = ['at', 'until', 'due'];
