import { fold } from '../policy/text/fold.ts';
import { type Intent, otherIntent } from './intents.ts';
import type { Row } from './row.ts';

/** What the customer wants, by the catalogue, with the turns and calls that speak for it. */
export interface Wants {
  readonly code: string;
  readonly label: string;
  readonly cites: readonly string[];
}

/** The intent with the weightiest evidence; later evidence weighs more, the catalogue's order breaks a tie. */
export function wantsOf(rows: readonly Pick<Row, 'entry' | 'words'>[], intents: readonly Intent[]): Wants {
  const clues = rows.flatMap(({ entry, words }): Clue[] => {
    if (entry.kind === 'turn') return [{ cite: `turn:${entry.turnId}`, words: fold(words ?? ''), tool: '' }];
    if (entry.kind === 'called') return [{ cite: `call:${entry.callId}`, words: '', tool: entry.tool }];
    return [];
  });
  let best = { weight: 0, wants: { code: otherIntent.code, label: otherIntent.label, cites: [] as readonly string[] } };
  for (const intent of intents) {
    const found = clues.flatMap((clue, i) => (speaksFor(clue, intent) ? [{ cite: clue.cite, weight: i + 1 }] : []));
    const weight = found.reduce((sum, one) => sum + one.weight, 0);
    if (weight > best.weight) {
      best = { weight, wants: { code: intent.code, label: intent.label, cites: found.map(({ cite }) => cite) } };
    }
  }
  return best.wants;
}

interface Clue {
  readonly cite: string;
  /** Folded. */
  readonly words: string;
  readonly tool: string;
}

const speaksFor = ({ words, tool }: Clue, { phrases, tools }: Intent): boolean =>
  tools.includes(tool) || (words !== '' && phrases.some((phrase) => words.includes(fold(phrase))));
