import { tokens } from '../policy/text/tokens.ts';
import { type Intent, otherIntent } from './intents.ts';
import type { Row } from './row.ts';

/** What the customer wants, by the catalogue, with the turns and calls that speak for it. */
export interface Wants {
  readonly code: string;
  readonly label: string;
  /** `turn:<turnId>` or `call:<callId>`, in their order; empty where nothing speaks for any intent. */
  readonly cites: readonly string[];
  /** 0–1: the weight that speaks for it, of all that speaks for any intent and one more that nobody has heard yet. */
  readonly confidence: number;
}

/**
 * The intent with the weightiest evidence. A tool called weighs as much as a phrase of three words, a phrase as much as
 * its words; each later turn with evidence takes a quarter off all before it. The catalogue's order breaks a tie.
 */
export function wantsOf(rows: readonly Pick<Row, 'entry' | 'words'>[], intents: readonly Intent[]): Wants {
  const scores = intents.map((intent) => ({ intent, phrases: intent.phrases.map(phraseOf), weight: 0, cites: [''] }));
  for (const { entry, words } of rows) {
    if (entry.kind !== 'turn' && entry.kind !== 'called') continue;
    const said = entry.kind === 'turn' ? phraseOf(words ?? '') : undefined;
    const found = scores.map(({ intent, phrases }) =>
      entry.kind === 'called' ? Number(intent.tools.includes(entry.tool)) * toolWeight : longest(said, phrases),
    );
    const cite = entry.kind === 'turn' ? `turn:${entry.turnId}` : `call:${entry.callId}`;
    const fades = entry.kind === 'turn' && found.some((weight) => weight > 0);
    scores.forEach((score, i) => {
      const weight = found[i] ?? 0;
      score.weight = score.weight * (fades ? fading : 1) + weight;
      if (weight > 0) score.cites.push(cite);
    });
  }
  const [best] = scores.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight);
  if (best === undefined) return { code: otherIntent.code, label: otherIntent.label, cites: [], confidence: 0 };
  const all = scores.reduce((sum, { weight }) => sum + weight, unheard);
  const confidence = Math.round((best.weight / all) * 100) / 100;
  return { code: best.intent.code, label: best.intent.label, cites: best.cites.slice(1), confidence };
}

const unheard = 1;

const toolWeight = 3;
const fading = 0.75;

/** Words as they are compared: whole ones, between spaces; `words` counts them. */
interface Phrase {
  readonly text: string;
  readonly words: number;
  /** Letters that the last word may go on for, so that “refund” hears “refunds” and “refunded”. */
  readonly ending: number;
}

const endingMost = 3;
/** A shorter word grows into too many others: card, cardigan. */
const growsFrom = 5;

function phraseOf(text: string): Phrase {
  const words = tokens(text);
  const ending = (words.at(-1) ?? '').length >= growsFrom ? endingMost : 0;
  return { text: ` ${words.join(' ')} `, words: words.length, ending };
}

function longest(said: Phrase | undefined, phrases: readonly Phrase[]): number {
  if (said === undefined) return 0;
  const heard = phrases.filter((phrase) => phrase.words > 0 && hears(said.text, phrase));
  return heard.reduce((most, { words }) => Math.max(most, Math.min(words, toolWeight)), 0);
}

function hears(said: string, { text, ending }: Phrase): boolean {
  const open = text.slice(0, -1);
  for (let at = said.indexOf(open); at >= 0; at = said.indexOf(open, at + 1)) {
    if (said.indexOf(' ', at + open.length) - (at + open.length) <= ending) return true;
  }
  return false;
}
