import { Agent, type fetch as undiciFetch } from 'undici';
import { z } from 'zod';
import type { BackendRequest } from './request.ts';

export type Fetch = typeof undiciFetch;

/** What became of one request. `lost`: no whole answer came, and whether the backend may have acted on it. */
export type Exchange =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string }
  | { readonly kind: 'lost'; readonly sent: boolean };

/** More than a model can use; what lies beyond is cut off. In bytes. */
const bodyLimit = 64 * 1024;

/**
 * A connection for each request: on one kept open the backend may have hung up just now, which cannot be told from
 * hanging up after it acted. Reads keep theirs.
 */
const onceEach = new Agent({ pipelining: 0 });
const kept = new Agent({ keepAliveTimeout: 30_000 });

/** Sends one request. Rejects with the signal's reason when it is aborted, with nothing else. */
export async function exchange(
  fetch: Fetch,
  request: BackendRequest,
  sideEffect: boolean,
  signal: AbortSignal,
): Promise<Exchange> {
  const { url, ...init } = request;
  try {
    signal.throwIfAborted();
    const dispatcher = sideEffect ? onceEach : kept;
    // A redirect would repeat the side effect somewhere that nobody named.
    const response = await fetch(url, { ...init, signal, dispatcher, redirect: 'manual' });
    return { kind: 'answered', status: response.status, body: await textOf(response.body ?? []) };
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    return { kind: 'lost', sent: !neverSent(error) };
  }
}

async function textOf(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= bodyLimit) break;
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, bodyLimit));
}

const cause = z.looseObject({ code: z.string().optional(), syscall: z.string().optional() });

/** Only what is certain to come before the first byte; all else may have reached the backend. */
function neverSent(error: unknown): boolean {
  const { data } = cause.safeParse(error instanceof Error ? error.cause : undefined);
  return (
    data !== undefined &&
    (data.syscall === 'connect' ||
      data.syscall === 'getaddrinfo' ||
      data.code === 'ECONNREFUSED' ||
      data.code === 'UND_ERR_CONNECT_TIMEOUT')
  );
}
