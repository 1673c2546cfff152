import { createHash, createHmac } from 'node:crypto';

/** The chain's arithmetic, as the database does it in 002_append.sql; `verify` compares the two. */

/** One stored entry with the bytes that chain it. `body` is the canonical JSON as it stands. */
export interface ChainedEntry {
  readonly conversation: string;
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly key: string;
  readonly body: string;
  readonly mac: Uint8Array | null;
  readonly prev: Uint8Array;
  readonly hash: Uint8Array;
}

/** `prev` of a conversation's first entry. */
export const genesis: Uint8Array = new Uint8Array(32);

/** SHA-256 over the entry's framed fields: variable ones by length, numbers at fixed size, so no two entries share bytes. */
export function entryHash(entry: Omit<ChainedEntry, 'hash'>): Buffer {
  const hash = createHash('sha256').update('readback/entry/1').update(entry.prev);
  for (const part of [frame(entry.conversation), int32(entry.seq), int64(entry.at), frame(entry.kind)])
    hash.update(part);
  for (const part of [frame(entry.key), frame(entry.body), frame(entry.mac)]) hash.update(part);
  return hash.digest();
}

/** HMAC-SHA256 of the words: a short word cannot be guessed back from it without the key that goes when the words go. */
export function macOf(words: string, key: Uint8Array): Buffer {
  return createHmac('sha256', key).update(words, 'utf8').digest();
}

function frame(field: string | Uint8Array | null): Buffer {
  if (field === null) return int32(-1);
  const bytes = typeof field === 'string' ? Buffer.from(field, 'utf8') : field;
  return Buffer.concat([int32(bytes.length), bytes]);
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}
