import { fold } from './fold.ts';

/**
 * A turn's words as readers take them: folded, without apostrophes, in order, with `.` `?` `,` `:` where the sentence
 * breaks. Chinese and Japanese give one token for each character. Linear in length.
 */
export function tokens(text: string): readonly string[] {
  const out: string[] = [];
  let spelled = 0;
  for (const [piece] of fold(text).matchAll(pieces)) {
    const token = breakOf(piece) ?? piece;
    spelled = oneLetter.test(token) ? spelled + 1 : joinSpelled(out, spelled);
    pushWord(out, token);
  }
  joinSpelled(out, spelled);
  return out;
}

const han = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー';
/** A face; a character of Chinese or Japanese; a word with its apostrophes; a number with its points; a break. */
const pieces = new RegExp(
  `[:;=]['-]?[()dp/|]+(?!\\p{L})|[${han}]|(?:(?![${han}])[\\p{L}\\p{M}])+(?:'\\p{L}+)*|\\p{N}+(?:[.,:]\\p{N}+)*|[.!?;:,\\n؟،。।、()¿¡—]`,
  'gu',
);

function breakOf(piece: string): string | undefined {
  if (face.test(piece)) return '.';
  if ('!;\n。।'.includes(piece)) return '.';
  if ('،、()¿¡—'.includes(piece)) return ',';
  return piece === '؟' ? '?' : undefined;
}

const face = /^[:;=]./;

/** `don't` → `dont`, but `l'agent` → `l`, `agent`: only what follows an English contraction stays with its word. */
function pushWord(out: string[], token: string): void {
  for (const part of token.includes("'") ? token.replace(contraction, '$1').split("'") : [token]) {
    if (part !== '') out.push(mayBeStretched(part) ? part.replace(stretched, '$1') : part);
  }
}

const contraction = /'(d|m|s|t|ll|re|ve)$/;
/** “agennnt” was a shout: three letters alike are one. */
const stretched = /(\p{L})\1{2,}/gu;

/** Far cheaper than to look for it; few words pass. Letters of two code units are left to the pattern. */
function mayBeStretched(word: string): boolean {
  for (let at = 2; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit === word.charCodeAt(at - 2) && (unit === word.charCodeAt(at - 1) || unit >= 0xd800)) return true;
  }
  return false;
}

const oneLetter = /^[a-z]$/;
const spelledLeast = 4;

/** “a g e n t” is a word spelled out. */
function joinSpelled(out: string[], spelled: number): number {
  if (spelled >= spelledLeast) out.push(out.splice(-spelled).join(''));
  return 0;
}
