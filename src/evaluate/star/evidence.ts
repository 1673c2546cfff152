import type { Evidence } from '../../policy/evidence.ts';
import type { Phrases } from '../../policy/phrases.ts';
import { read, readReply } from '../../policy/read.ts';
import type { Chat } from './chat.ts';

/** One look of the policy: what a message is evidence of. */
export interface Look {
  readonly turnId: string;
  readonly evidence: readonly Evidence[];
}

/** What the product's own readers find, message by message. What is said before the customer's first turn has no turn. */
export function looksOf({ turns }: Chat, phrases: Phrases): readonly Look[] {
  const said: Record<Chat['turns'][number]['who'], string[]> = { User: [], Wizard: [] };
  return turns.map(({ who, text }) => {
    const earlier = [...said[who]];
    said[who].push(text);
    const turnId = said.User.length === 0 ? '' : `t${said.User.length}`;
    // Nobody offered these customers a human: their yes answers something else.
    const words = { turnId, text, earlier, offered: false };
    return { turnId, evidence: who === 'User' ? read(words, phrases) : readReply(words, phrases) };
  });
}
