/** What somebody said, fit to stand in a sentence: one line, without characters that steer a screen, cut between words. */
export function quoted(words: string, units: number = quotedUnits): string {
  const plain = words.toWellFormed().replace(steering, ' ').replace(/\s+/g, ' ').trim();
  return plain === '' ? '(no words kept)' : `“${cutBetweenWords(plain, units)}”`;
}

/** UTF-16 units; the transcript has the words whole. */
const quotedUnits = 160;

/** Control characters, direction marks and invisible ones but the joiner, which holds emoji together. */
const steering = /\p{Cc}|[\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** A number is never cut in two, nor a character: what has no spaces is cut before the digits it would end in. */
export function cutBetweenWords(text: string, units: number): string {
  if (text.length <= units) return text;
  const head = text.slice(0, units + 1);
  const space = head.lastIndexOf(' ');
  const whole = space > units / 2 ? head.slice(0, space) : withoutTornEnd(text.slice(0, units), text.slice(units));
  return `${whole}…`;
}

function withoutTornEnd(head: string, rest: string): string {
  const torn = /^[.,:]?\p{N}/u.test(rest) ? head.replace(/[\p{N}.,:]+$/u, '') : head;
  return torn.replace(/[\ud800-\udbff]$/, '');
}
