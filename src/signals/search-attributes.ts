import { defineSearchAttributeKey, type SearchAttributeType } from '@temporalio/common';

/** Search attributes: codes and opaque ids only, for they are never encrypted. Upserted when the phase changes, not per turn. */
export const searchAttributes = {
  channel: defineSearchAttributeKey('ReadbackChannel', 'KEYWORD'),
  phase: defineSearchAttributeKey('ReadbackPhase', 'KEYWORD'),
  holder: defineSearchAttributeKey('ReadbackHolder', 'KEYWORD'),
  tier: defineSearchAttributeKey('ReadbackTier', 'KEYWORD'),
  rule: defineSearchAttributeKey('ReadbackRule', 'KEYWORD'),
  promiseDue: defineSearchAttributeKey('ReadbackPromiseDue', 'DATETIME'),
} as const;

export const searchAttributeList: readonly { name: string; type: SearchAttributeType }[] = Object.values(
  searchAttributes,
).map(({ name, type }) => ({ name, type }));
