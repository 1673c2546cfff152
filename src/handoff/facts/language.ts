import { tokens } from '../../policy/text/tokens.ts';
import type { Row } from '../row.ts';

/** The language that the customer speaks, guessed from their words, so that the human can go on in the same one. */
export interface PacketLanguage {
  /** ISO 639-1; `und` where nothing tells. */
  readonly tag: string;
  readonly name: string;
  /** The share of the telling words that are of this language, 0–1. */
  readonly share: number;
}

export const unknownLanguage: PacketLanguage = { tag: 'und', name: 'Not known', share: 0 };

/** Small words, folded as the readers fold them: few, but hardly a sentence does without them. */
const words: Readonly<Record<string, { readonly name: string; readonly small: string; readonly letters?: RegExp }>> = {
  en: {
    name: 'English',
    small:
      'the and is are was i my you your it not no to of in on for with have has do dont can this that what where please hello hi help want need im yes but how when would could',
  },
  de: {
    name: 'German',
    small:
      'der die das und ist sind ich mein meine meinen sie nicht kein keine zu von im mit fur ein eine einen haben hat habe kann was wo bitte hallo guten mochte wir aber wie wann noch auch es ja nein',
    letters: /ß/u,
  },
  fr: {
    name: 'French',
    small:
      'le la les et est sont je j mon ma mes vous votre ne pas de des du dans pour avec un une ai avez peux que quoi ou bonjour merci veux suis mais comment quand plus c oui non sil',
    letters: /[œç]/u,
  },
  es: {
    name: 'Spanish',
    small:
      'el la los las y es son yo mi mis usted su no de del en para con un una he ha tengo puede que donde hola gracias quiero estoy pero como cuando por favor buenos si me',
    letters: /[ñ¿¡]/u,
  },
  it: {
    name: 'Italian',
    small:
      'il lo la gli e sono io mio mia lei suo non di del della in per con un una ho ha avete puo che dove ciao buongiorno grazie voglio vorrei ma come quando piu si mi questo',
  },
  pt: {
    name: 'Portuguese',
    small:
      'o a os as e sao eu meu minha voce seu nao de do da em no na para com um uma tenho tem pode que onde ola obrigado obrigada quero estou mas como quando por favor bom sim me isso',
    letters: /[ãõ]/u,
  },
  nl: {
    name: 'Dutch',
    small:
      'de het en is zijn ik mijn u uw je niet geen van in op voor met een heb heeft kan dit dat wat waar hallo graag wil maar hoe wanneer nog ook ja nee alstublieft dank er naar',
  },
  pl: {
    name: 'Polish',
    small:
      'i jest sa ja moj moja moje pan pani nie do w na dla z mam ma moge czy to co gdzie prosze dzien dobry chce ale jak kiedy sie tak dziekuje mi od po za ze',
    letters: /[łżźśćńąę]/u,
  },
  tr: {
    name: 'Turkish',
    small:
      've bir bu su ben benim siz sizin degil yok var icin ile mi mu ne nerede merhaba lutfen istiyorum ama nasil zaman evet hayir tesekkurler cok daha da de',
    letters: /[ığş]/u,
  },
};

/** Scripts that tell a language by themselves, or nearly. Kana first: Japanese has Chinese characters too. */
const scripts: readonly { readonly tag: string; readonly name: string; readonly letter: RegExp }[] = [
  { tag: 'ja', name: 'Japanese', letter: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { tag: 'ko', name: 'Korean', letter: /\p{Script=Hangul}/gu },
  { tag: 'zh', name: 'Chinese', letter: /\p{Script=Han}/gu },
  { tag: 'ru', name: 'Russian', letter: /\p{Script=Cyrillic}/gu },
  { tag: 'ar', name: 'Arabic', letter: /\p{Script=Arabic}/gu },
  { tag: 'el', name: 'Greek', letter: /\p{Script=Greek}/gu },
  { tag: 'he', name: 'Hebrew', letter: /\p{Script=Hebrew}/gu },
  { tag: 'hi', name: 'Hindi', letter: /\p{Script=Devanagari}/gu },
  { tag: 'th', name: 'Thai', letter: /\p{Script=Thai}/gu },
];

const tables = Object.entries(words).map(([tag, { name, small, letters }]) => ({
  tag,
  name,
  small: new Set(small.split(' ')),
  letters,
}));

/** Letters of a language's own weigh as much as so many words. */
const letterWeight = 3;
/** A script is the customer's where so large a share of their letters is in it. */
const scriptShare = 0.3;
/** The latest words: who changes the language is answered in the new one. In UTF-16 units. */
const heardUnits = 2_000;

export function languageIn(rows: readonly Row[]): PacketLanguage {
  const said = rows.flatMap(({ entry, words: text }) => (entry.kind === 'turn' && text ? [text] : []));
  const text = said.join('\n').slice(-heardUnits).toWellFormed().toLowerCase();
  return byScript(text) ?? byWords(text);
}

function byScript(text: string): PacketLanguage | undefined {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const { tag, name, letter } of scripts) {
    const share = (text.match(letter)?.length ?? 0) / Math.max(1, letters);
    if (share >= scriptShare) return { tag, name, share: Math.round(share * 100) / 100 };
  }
  return undefined;
}

function byWords(text: string): PacketLanguage {
  const heard = tokens(text);
  const scored = tables.map(({ tag, name, small, letters }) => {
    const own = letters?.test(text) === true ? letterWeight : 0;
    return { tag, name, weight: own + heard.filter((word) => small.has(word)).length };
  });
  const [best] = [...scored].sort((a, b) => b.weight - a.weight);
  if (best === undefined || best.weight === 0) return unknownLanguage;
  // A tie tells nothing.
  if (scored.filter(({ weight }) => weight === best.weight).length > 1) return unknownLanguage;
  const all = scored.reduce((sum, { weight }) => sum + weight, 0);
  return { tag: best.tag, name: best.name, share: Math.round((best.weight / all) * 100) / 100 };
}
