import { z } from 'zod';
import type { Claim } from '../../handoff/brief.ts';
import { quoted } from '../../handoff/quote.ts';
import { briefFaults, inventions } from './brief.ts';
import type { ChatMessage } from './chat.ts';

/** The human's assistant as the scripted model plays it: quotes what shares words with the question, or is faulty on demand. */

export const assistFaults = briefFaults;
type AssistFault = (typeof assistFaults)[number];

const lineSchema = z.object({
  cite: z.string(),
  by: z.enum(['customer', 'assistant', 'script', 'colleague', 'tool', 'packet']),
  text: z.string(),
});
type Line = z.output<typeof lineSchema>;
const askSchema = z.object({ ask: z.enum(['question', 'draft', 'next']), text: z.string() });

/** The answer's text. What is known is the last message, one JSON object a line, and what is asked the last line. */
export function scriptedAnswer(messages: readonly ChatMessage[], fault?: AssistFault): string {
  const told = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const lines = told.split('\n').map((line): unknown => JSON.parse(line));
  const { ask, text } = askSchema.parse(lines.at(-1));
  const known = lines.slice(0, -1).map((line) => lineSchema.parse(line));
  return written(ask === 'question' ? found(known, text) : ask === 'next' ? next(known) : reply(known), known, fault);
}

function written(claims: readonly Claim[], known: readonly Line[], fault: AssistFault | undefined): string {
  switch (fault) {
    case 'lies': {
      const cites = known.slice(0, 1).map(({ cite }) => cite);
      return JSON.stringify({ claims: [...claims.slice(0, 3), ...inventions.map((text) => ({ text, cites }))] });
    }
    case 'cites_nothing':
      return JSON.stringify({ claims: claims.map(({ text }) => ({ text, cites: [] })) });
    case 'cites_unknown':
      return JSON.stringify({ claims: claims.map(({ text }) => ({ text, cites: ['turn:nobody-said-this'] })) });
    case 'bad_json':
      return JSON.stringify({ claims }).slice(0, -2);
    case 'other_shape':
      return JSON.stringify({ answer: claims.map(({ text }) => text).join(' ') });
    case undefined:
      return JSON.stringify({ claims });
  }
}

const claim = (text: string, { cite }: Line): Claim => ({ text, cites: [cite] });

const lead: Readonly<Record<Line['by'], string>> = {
  customer: 'The customer said:',
  assistant: 'The AI told them:',
  script: 'They heard this script:',
  colleague: 'A colleague told them:',
  tool: 'A tool told:',
  packet: 'The packet says:',
};

/** The lines that share most words with the question, the latest first; none where none does: then it does not know. */
function found(known: readonly Line[], question: string): readonly Claim[] {
  const wanted = wordsOf(question);
  const scored = known.map((line, i) => ({ line, i, score: shared(wordsOf(line.text), wanted) }));
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.i - a.i)
    .slice(0, 3)
    .map(({ line }) => claim(`${lead[line.by]} ${quoted(line.text)}`, line));
}

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => word.length > 3));

const shared = (words: ReadonlySet<string>, wanted: ReadonlySet<string>): number =>
  [...wanted].filter((word) => words.has(word)).length;

const lastBy = (known: readonly Line[], who: Line['by']): readonly Line[] =>
  known.filter(({ by }) => by === who).slice(-1);

const next = (known: readonly Line[]): readonly Claim[] => [
  ...lastBy(known, 'customer').map((line) => claim(`Answer what they said last: ${quoted(line.text)}`, line)),
  ...lastBy(known, 'tool').map((line) => claim(`Tell them what a tool answered: ${quoted(line.text)}`, line)),
];

const reply = (known: readonly Line[]): readonly Claim[] => [
  { text: 'Thank you for waiting, and sorry that it took a colleague.', cites: [] },
  ...lastBy(known, 'customer').map((line) => claim(`I have read what you wrote: ${quoted(line.text)}`, line)),
  { text: 'Let me look into this with you now.', cites: [] },
];
