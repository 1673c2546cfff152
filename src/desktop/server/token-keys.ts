import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** The public keys of whoever signs tokens: a JSON Web Key Set at an address, or in a file. */
export type KeySource = { readonly url: string } | { readonly file: string };

/** Within this time the set is not read again for a key that it does not name: whoever invents keys costs nothing. */
const pauseMs = 30_000;
const patienceMs = 5_000;

/** A set with a new key needs no restart. Throws where the file cannot be used; an address is asked when a token comes. */
export function keysFrom(source: KeySource): JWTVerifyGetKey {
  if ('url' in source)
    return createRemoteJWKSet(new URL(source.url), { cooldownDuration: pauseMs, timeoutDuration: patienceMs });
  let keys = readKeys(source.file);
  let readAt = Date.now();
  return async (header, token) => {
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey) || Date.now() - readAt < pauseMs) throw error;
      readAt = Date.now();
      keys = readKeys(source.file);
      return keys(header, token);
    }
  };
}

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });

function readKeys(file: string): JWTVerifyGetKey {
  try {
    return createLocalJWKSet(keySet.parse(JSON.parse(readFileSync(file, 'utf8'))));
  } catch (cause) {
    throw new Error('READBACK_TOKEN_KEYS: names no file that holds a JSON Web Key Set', { cause });
  }
}
