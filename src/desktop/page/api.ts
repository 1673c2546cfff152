import type { Refused } from '../wire.ts';

/** Requests to the desktop's server. A refusal is a value; so is a server that does not answer. */

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refused: Refused };

const patienceMs = 15_000;

const away: Refused = {
  code: 'UNAVAILABLE',
  message: 'the desktop server does not answer; nothing was lost, try the same again in a moment',
};

export const get = <T>(path: string): Promise<Answer<T>> => ask<T>('GET', path);
export const post = <T>(path: string, body: unknown): Promise<Answer<T>> => ask<T>('POST', path, body);
export const put = <T>(path: string, body: unknown): Promise<Answer<T>> => ask<T>('PUT', path, body);
export const remove = (path: string): Promise<Answer<undefined>> => ask<undefined>('DELETE', path);

export const conversationPath = (conversation: string, door: string): string =>
  `/api/conversations/${encodeURIComponent(conversation)}/${door}`;

async function ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>> {
  try {
    const sent =
      body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
    const response = await fetch(path, { method, signal: AbortSignal.timeout(patienceMs), ...sent });
    const value = response.status === 204 ? undefined : await response.json();
    return response.ok ? { ok: true, value } : { ok: false, refused: value };
  } catch {
    return { ok: false, refused: away };
  }
}
