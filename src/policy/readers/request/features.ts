import { hashOf, mixed, placeOf } from './hash.ts';
import type { Item } from './items.ts';
import { wordClasses } from './language.ts';

/**
 * What a segment shows, as places of weights: its words and their neighbours, letters within words, and the classes of
 * its words in order, which mean the same in every language. Each once, however often it occurs.
 */
export function featuresOf(words: readonly string[], found: readonly Item[], bits: number): readonly number[] {
  const places: number[] = [];
  const seen = seenIn(2 ** bits);
  const add = (hash: number): void => {
    const place = placeOf(hash, bits);
    if (seen[place] === round) return;
    seen[place] = round;
    places.push(place);
  };
  wordFeatures(words, add);
  letterFeatures(words, add);
  if (found.length > 0) classFeatures(found, add);
  return places;
}

/** Which places the present round has seen: one table for all rounds, for a set for each would be most of the cost. */
let table = new Uint32Array(0);
let round = 0;

function seenIn(size: number): Uint32Array {
  if (table.length < size || round === 0xffffffff) {
    table = new Uint32Array(Math.max(size, table.length));
    round = 0;
  }
  round += 1;
  return table;
}

type Add = (hash: number) => void;

/** One number for each kind of feature, so that equal contents of two kinds differ. */
const kinds = {
  word: 1,
  pair: 2,
  far: 3,
  run: 4,
  letters: 5,
  start: 6,
  starts: 7,
  all: 8,
  heavy: 9,
  known: 10,
  distant: 11,
  together: 12,
};
const begins = hashOf('<');
const ends = hashOf('>');

const apart = 5;
const runMost = 4;

function wordFeatures(words: readonly string[], add: Add): void {
  const hashes = [begins, ...words.map((word) => hashOf(word)), ends];
  for (const hash of hashes) add(mixed(kinds.word, hash));
  for (const [at, hash] of hashes.entries()) {
    for (let far = 1; far <= apart && at + far < hashes.length; far++) {
      add(mixed(mixed(far === 1 ? kinds.pair : kinds.far, hash), hashes[at + far] ?? 0));
    }
  }
  runs(hashes, kinds.run, 3, runMost, add);
}

/** Every run of at least `least` and at most `most` in a row. */
function runs(hashes: readonly number[], kind: number, least: number, most: number, add: Add): void {
  for (let at = 0; at < hashes.length; at++) {
    let run = kind;
    for (let length = 1; length <= most && at + length <= hashes.length; length++) {
      run = mixed(run, hashes[at + length - 1] ?? 0);
      if (length >= least) add(run);
    }
  }
}

/** Shorter words have no inside; characters of Chinese and Japanese are words by themselves. */
const insideLeast = 4;
const gram = 4;
const startMost = 5;

/** Endings and slips of the finger change a few of them only. */
function letterFeatures(words: readonly string[], add: Add): void {
  for (const [at, word] of words.entries()) {
    if (word.length < insideLeast) continue;
    const padded = `_${word}_`;
    for (let from = 0; from + gram <= padded.length; from++)
      add(mixed(kinds.letters, hashOf(padded, from, from + gram)));
    add(mixed(kinds.start, hashOf(word, 0, Math.min(startMost, word.length))));
    const next = words[at + 1] ?? '';
    add(mixed(mixed(kinds.starts, hashOf(word, 0, gram)), hashOf(next, 0, Math.min(gram, next.length))));
  }
}

const items: readonly Item[] = [...wordClasses, 'other', 'comma', 'stop'];
const classHash = new Map(items.map((item) => [item, hashOf(item)]));
const light: readonly Item[] = ['link', 'def', 'comma'];
const classRun = 5;
const distantMost = 6;

/** A run of classes by name, as `talk-human`, and the place of its weight. */
export interface NamedRun {
  readonly name: string;
  readonly place: number;
}

const namedLeast = 2;
const namedMost = 4;

/** The runs of known classes in a segment: what can be said of it without its words. */
export function runsOf(found: readonly Item[], bits: number): readonly NamedRun[] {
  const known = found.filter((item) => item !== 'other' && !light.includes(item));
  const lengths = Array.from({ length: namedMost - namedLeast + 1 }, (_, i) => namedLeast + i);
  return known.flatMap((_, at) =>
    lengths.flatMap((length) => {
      if (at + length > known.length) return [];
      const run = known.slice(at, at + length);
      const hash = run.reduce((before, item) => mixed(before, classHash.get(item) ?? 0), kinds.known);
      return [{ name: run.join('-'), place: placeOf(hash, bits) }];
    }),
  );
}

/** Runs of classes with and without small and unknown words, and which occur in one segment. */
function classFeatures(found: readonly Item[], add: Add): void {
  const all = found.filter((item, at) => item !== 'other' || found[at - 1] !== 'other');
  const heavy = all.filter((item) => !light.includes(item));
  const known = heavy.filter((item) => item !== 'other');
  const framed = (some: readonly Item[]) => [begins, ...some.map((item) => classHash.get(item) ?? 0), ends];
  runs(framed(all), kinds.all, 1, classRun, add);
  runs(framed(heavy), kinds.heavy, 1, classRun, add);
  runs(framed(known), kinds.known, 1, classRun, add);
  distant(framed(heavy), add);
  together(
    [...new Set(known)].map((item) => classHash.get(item) ?? 0).sort((a, b) => a - b),
    add,
  );
}

function distant(hashes: readonly number[], add: Add): void {
  for (const [at, hash] of hashes.entries()) {
    for (let far = 2; far <= distantMost && at + far < hashes.length; far++)
      add(mixed(mixed(kinds.distant, hash), hashes[at + far] ?? 0));
  }
}

function together(hashes: readonly number[], add: Add): void {
  for (const [at, one] of hashes.entries())
    for (const other of hashes.slice(at + 1)) add(mixed(mixed(kinds.together, one), other));
}
