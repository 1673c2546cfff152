import type { BoundaryKind, Evidence } from '../evidence.ts';
import type { Reader } from '../reader.ts';

/** Somebody in danger comes first. */
const kinds = [
  'vulnerable',
  'security',
  'fraud',
  'medical',
  'legal',
  'compliance',
] as const satisfies readonly BoundaryKind[];

/** The turn touches what a human decides: every kind that it touches, for which of them count is the policy's to say. */
export const boundary: Reader = {
  id: 'boundary',
  version: 1,
  source: 'seed 4, high-risk tasks are hard boundaries',
  read({ words, turnId }, phrases) {
    return kinds.flatMap((kind): Evidence[] => {
      const found = phrases.find(kind, words);
      return found === undefined ? [] : [{ type: 'boundary', turnId, kind, phrase: found.phrase }];
    });
  },
};
