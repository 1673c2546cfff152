import { follow, type Node } from '../../text/phrase-tree.ts';
import type { WordClass } from './language.ts';
import { endingMost, type Lexicon, labelOf } from './lexicon.ts';

/** Words as one language sees them: phrases by class, unknown words and breaks. Plain strings, in order. */
export type Item = WordClass | 'other' | 'comma' | 'stop';

/** The longest phrase at each place. Linear: a phrase is a few words long. */
export function itemsOf(words: readonly string[], lexicon: Lexicon): readonly Item[] {
  const items: Item[] = [];
  for (let at = 0; at < words.length; ) {
    const mark = marks[words[at] ?? ''];
    const found = mark === undefined ? longest(words, at, lexicon) : { item: mark, end: at + 1 };
    items.push(found.item);
    at = found.end;
  }
  return items;
}

const marks: Readonly<Record<string, Item>> = { '.': 'stop', '?': 'stop', ',': 'comma', ':': 'other' };

function longest(words: readonly string[], from: number, lexicon: Lexicon): { item: Item; end: number } {
  let item: Item = 'other';
  let end = from + 1;
  let nodes: readonly Node<WordClass>[] = [lexicon.root];
  for (let at = from; at < words.length && at < from + phraseMost; at++) {
    const word = words[at] ?? '';
    const next = follow(nodes, word, endingMost);
    if (next.length === 0) {
      if (at > from && lexicon.skip.has(word)) continue;
      break;
    }
    nodes = next;
    const label = labelOf(next);
    if (label !== undefined) {
      item = label;
      end = at + 1;
    }
  }
  return { item, end };
}

/** Words in the longest phrase, adverbs included; characters in Chinese and Japanese. */
const phraseMost = 14;
