import type { BoundaryKind } from '../evidence.ts';
import type { Reader } from '../reader.ts';

/** Somebody in danger comes first. */
const kinds = ['vulnerable', 'security', 'medical', 'legal', 'compliance'] as const satisfies readonly BoundaryKind[];

/** The turn touches what a human decides. Which kinds count in a domain is the policy's to say. */
export const boundary: Reader = {
  id: 'boundary',
  version: 1,
  source: 'seed 4, high-risk tasks are hard boundaries',
  read({ words, turnId }, phrases) {
    for (const kind of kinds) {
      const found = phrases.find(kind, words);
      if (found !== undefined) return { type: 'boundary', turnId, kind, phrase: found.phrase };
    }
    return undefined;
  },
};
