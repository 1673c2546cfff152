import { type Draft, type Join, keys } from '../../src/conversation/entry.ts';
import { customerKey } from '../../src/ledger/ledger.ts';

/** Joins as tests want them: one line each. */

export const testKey = 'a key of this test only, long enough for it';
export const keyOf = customerKey(testKey);

export const names = (id: string, level: 'claimed' | 'authenticated' = 'authenticated'): Draft => ({
  key: keys.joined('channel', 'id'),
  entry: { kind: 'joined', customer: keyOf('id', id), of: 'id', by: 'channel', level },
  words: id,
});

export const proves = (id: string, forMinutes?: number, callId = 'v1'): Draft => {
  const lasts = forMinutes === undefined ? {} : { forMinutes };
  const join: Join = { customer: keyOf('id', id), of: 'id', by: 'tool', level: 'verified', method: 'pin', ...lasts };
  return { key: keys.joined(callId, 'id'), entry: { kind: 'joined', ...join } };
};
