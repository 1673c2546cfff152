import { fetch as undiciFetch } from 'undici';
import { z } from 'zod';
import type { LinePort, OutboundCall } from '../../activities/ports.ts';

export interface LineSettings {
  /** `POST {url}/calls` calls the customer. */
  readonly url: string;
  /** Sent as a bearer's. */
  readonly token?: string;
  readonly fetch?: typeof undiciFetch;
}

const results = ['answered', 'no_answer', 'busy', 'failed'] as const;
const answer = z.object({ result: z.enum(results) });

/** A telephony gateway over HTTP: it answers when the call has come to something. docs/messages.md has the protocol. */
export function httpLine({ url, token, fetch = undiciFetch }: LineSettings): LinePort {
  const headers = {
    'content-type': 'application/json',
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
  };
  const calls = `${url.replace(/\/+$/, '')}/calls`;
  return {
    async dial({ signal, ...call }) {
      try {
        const init = { method: 'POST', headers, body: JSON.stringify(call), signal, redirect: 'error' } as const;
        const response = await fetch(calls, init);
        const { data } = answer.safeParse(response.ok ? await response.json() : undefined);
        return data?.result ?? 'failed';
      } catch {
        if (!signal.aborted) return 'failed';
        await takeBack(call);
        throw signal.reason;
      }
    },
  };

  /** Nobody waits for the customer any more: their phone stops ringing. Best effort, for the gateway may be what is away. */
  async function takeBack({ conversation, callId }: Pick<OutboundCall, 'conversation' | 'callId'>): Promise<void> {
    const path = `${calls}/${encodeURIComponent(conversation)}/${encodeURIComponent(callId)}`;
    const signal = AbortSignal.timeout(takeBackMs);
    await fetch(path, { method: 'DELETE', headers, signal, redirect: 'error' }).catch(() => undefined);
  }
}

const takeBackMs = 1_000;
