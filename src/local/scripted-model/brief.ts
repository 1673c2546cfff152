import { z } from 'zod';
import type { Brief, Claim } from '../../handoff/brief.ts';
import { quoted } from '../../handoff/quote.ts';
import type { ChatMessage } from './chat.ts';

/** Briefs as the scripted model writes them: honest ones that quote what they cite, and faulty ones on demand. */

/** `lies`: says what nobody said, beside what is true. */
export const briefFaults = ['lies', 'cites_nothing', 'cites_unknown', 'bad_json', 'other_shape'] as const;
export type BriefFault = (typeof briefFaults)[number];

export interface Line {
  readonly cite?: string | undefined;
  readonly by: 'customer' | 'assistant' | 'colleague' | 'tool';
  readonly text: string;
}

const lineSchema = z.object({
  cite: z.string().optional(),
  by: z.enum(['customer', 'assistant', 'colleague', 'tool']),
  text: z.string(),
});

/** The answer's text. The conversation is the last message, one JSON object a line. */
export function scriptedBrief(messages: readonly ChatMessage[], fault?: BriefFault): string {
  const told = messages.findLast(({ role }) => role === 'user')?.content ?? '';
  const lines = told.split('\n').flatMap((line) => (line === '' ? [] : [lineSchema.parse(JSON.parse(line))]));
  return written(honestBrief(lines), lines, fault);
}

function written(brief: Brief, lines: readonly Line[], fault: BriefFault | undefined): string {
  switch (fault) {
    case 'lies':
      return JSON.stringify(withLies(brief, lines));
    case 'cites_nothing':
      return JSON.stringify(eachClaim(brief, (claim) => ({ ...claim, cites: [] })));
    case 'cites_unknown':
      return JSON.stringify(eachClaim(brief, (claim) => ({ ...claim, cites: ['turn:nobody-said-this'] })));
    case 'bad_json':
      return JSON.stringify(brief).slice(0, -10);
    case 'other_shape':
      return JSON.stringify({ summary: brief.situation.map(({ text }) => text).join(' ') });
    case undefined:
      return JSON.stringify(brief);
  }
}

const eachClaim = (brief: Brief, change: (claim: Claim) => Claim): Brief => ({
  situation: brief.situation.map(change),
  background: brief.background.map(change),
  assessment: brief.assessment.map(change),
  recommendation: brief.recommendation.map(change),
});

type Cited = Line & { readonly cite: string };
const citable = (lines: readonly Line[]): readonly Cited[] =>
  lines.flatMap((line) => (line.cite === undefined ? [] : [{ ...line, cite: line.cite }]));

/** Says nothing of its own but the words around what was said. */
export function honestBrief(lines: readonly Line[]): Brief {
  const turns = citable(lines).filter(({ by }) => by === 'customer');
  const calls = citable(lines).filter(({ by }) => by === 'tool');
  const [first, last] = [turns[0], turns.at(-1)];
  const claim = (text: string, { cite }: Cited): Claim => ({ text, cites: [cite] });
  return {
    situation: last === undefined ? [] : [claim(`The customer now says: ${quoted(last.text)}`, last)],
    background:
      first === undefined || first === last ? [] : [claim(`They came with this: ${quoted(first.text)}`, first)],
    assessment: calls.slice(-4).map((call) => claim(`A tool told: ${quoted(call.text)}`, call)),
    recommendation: last === undefined ? [] : [claim('Answer what they said last; nobody has yet.', last)],
  };
}

/** What no conversation of the sample has in it. */
export const inventions: readonly string[] = [
  'They are owed 987,654.32 € by now.',
  'A refund of $98,765 was promised.',
  'This goes back to 31 December 1987.',
  'They called on 1987-12-31 at 04:44.',
  'The customer is Zebulon Quillfeather.',
  'Their reference is ZQ-98765-X.',
  'They have asked ninety times.',
  'They wait for 98765 parcels.',
  'About 98,7 % of it is done.',
];

/** A lie in every part, cited as if somebody had said it, and half-truths: what is true with something added. */
export function withLies(brief: Brief, lines: readonly Line[]): Brief {
  const cited = citable(lines);
  const lies =
    cited.length === 0
      ? []
      : inventions.map((text, i): Claim => {
          const { cite = '' } = cited[i % cited.length] ?? {};
          return { text, cites: [cite] };
        });
  const [true_] = brief.situation;
  const half = true_ === undefined ? [] : [{ ...true_, text: `${true_.text} It is about 98,765.43 euros.` }];
  const uncited = { text: 'They are a good customer.', cites: [] };
  return {
    situation: [...half, uncited, ...brief.situation, ...lies.slice(0, 2)],
    background: [...lies.slice(2, 5), ...brief.background],
    assessment: [...brief.assessment, ...lies.slice(5, 7)],
    recommendation: [...lies.slice(7), ...brief.recommendation],
  };
}
