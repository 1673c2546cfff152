/**
 * Folds words so that spelling variants meet: lower case, compatibility forms, no accents, no vowel signs, no invisible
 * characters. By Unicode's own tables, never by a locale, so that it is the same on every machine. Linear in length.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(dropped, '')
    .replace(apostrophes, "'")
    .replace(special, (letter) => plain[letter] ?? letter)
    .normalize('NFC');
}

const ascii = /^[\p{ASCII}]*$/u;

/** Accents of Latin, Greek and Cyrillic, Arabic vowel signs and the stretching dash, soft hyphen, joiners, byte-order mark. */
const dropped = /[\u0300-\u036f\u0640\u064b-\u065f\u0670\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const apostrophes = /[\u2018\u2019\u02bc\u00b4`]/gu;

/** Letters that Unicode does not take apart. */
const plain: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ة: 'ه',
  ى: 'ي',
};
const special = new RegExp(`[${Object.keys(plain).join('')}]`, 'gu');
