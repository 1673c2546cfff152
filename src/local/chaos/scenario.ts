import { wordsOf } from '../scripted-model/chat.ts';
import { answerTo } from '../scripted-model/shop.ts';
import { type OwnOrders, postcode } from './orders.ts';
import type { Random } from './random.ts';
import { pace } from './topology.ts';

/** What one customer does, one after the other. */
export type Act =
  /** `plain`: one call of the model and nothing else. */
  | { readonly do: 'say'; readonly text: string; readonly kind: 'plain' | 'tools' }
  /** Cuts in after so much of the answer's time; `next`: words that follow, else the open turn is thought about again. */
  | { readonly do: 'cut_in'; readonly text: string; readonly part: number; readonly next: string | undefined }
  /** A second turn before the first has its answer. */
  | { readonly do: 'hurry'; readonly text: string; readonly gapMs: number; readonly next: string }
  /** Asks for a human, talks with them, and is let go or handed back. */
  | { readonly do: 'human'; readonly text: string }
  /** Leaves in the middle of an answer. */
  | { readonly do: 'leave'; readonly text: string; readonly afterMs: number };

const smallTalk = [
  'Hello',
  'How are you?',
  'Who are you?',
  'Thanks',
  'What is your return policy?',
  'What can you do for me?',
] as const;

const requests = ['I want to talk to a human', 'Can I speak to a real person please?', 'get me a human'] as const;

const plain = (random: Random): Act => ({ do: 'say', text: random.pick(smallTalk), kind: 'plain' });
const tools = (text: string): Act => ({ do: 'say', text, kind: 'tools' });

/** A conversation: some small talk, usually something to be done, sometimes a human, sometimes a hurried end. */
export function scenario(random: Random, orders: OwnOrders): readonly Act[] {
  const some = (least: number, most: number): Act[] =>
    Array.from({ length: Math.round(random.between(least, most)) }, () => plain(random));
  return [
    ...some(1, 3),
    ...business(random, orders),
    ...some(0, 2),
    ...disturbance(random),
    ...some(0, 2),
    ...(random.chance(0.35) ? [{ do: 'human', text: random.pick(requests) } as const] : []),
    ...(random.chance(0.12) ? [{ do: 'leave', text: 'Hello', afterMs: random.between(0, 600) } as const] : []),
  ];
}

function business(random: Random, { open, shipped, delivered }: OwnOrders): Act[] {
  const change = (what: string): Act[] => [
    { do: 'say', text: what, kind: 'plain' },
    tools(`It was sent to ${postcode}`),
    tools('Yes, please do'),
  ];
  const choices = [
    [],
    [tools(`Where is my order ${shipped}?`)],
    change(`I want my money back for order ${delivered}`),
    change(`Please send me a return label for order ${delivered}`),
    change(`Please cancel order ${open}`),
    [...change(`Please send me a return label for order ${delivered}`), tools(`Where is my order ${shipped}?`)],
  ] as const satisfies [Act[], ...Act[][]];
  return [...random.pick<readonly Act[]>(choices)];
}

function disturbance(random: Random): Act[] {
  const text = random.pick(smallTalk);
  if (random.chance(0.25)) {
    const next = random.chance(0.7) ? random.pick(smallTalk) : undefined;
    return [{ do: 'cut_in', text, part: random.between(0.2, 0.9), next }];
  }
  if (random.chance(0.3)) return [{ do: 'hurry', text, gapMs: random.between(0, 500), next: random.pick(smallTalk) }];
  return [];
}

/** The model's own time for one answer, in ms: what would pass without anything around it. */
export const nominalMs = (answer: string): number =>
  pace.firstMs + pace.gapMs * Math.max(0, wordsOf(answer).length - 1);

/** What the model will say to a turn that needs nothing but words. */
export const expectedAnswer = (text: string): string => answerTo([{ role: 'user', content: text }], []).text;

/** The words as they are sent: marked, so that each turn's calls of the model can be told from all others. */
export const marked = (text: string, mark: string): string => `${text} (${mark})`;
