import { fetch as undiciFetch } from 'undici';
import { z } from 'zod';
import type { CustomersPort } from '../../activities/ports.ts';
import type { PacketCustomer } from '../../handoff/customer.ts';

export interface CrmSettings {
  /** `GET {url}/customers/{key}` answers with the profile. */
  readonly url: string;
  /** Sent as a bearer's. */
  readonly token?: string;
  readonly fetch?: typeof undiciFetch;
}

/** What the CRM answers; more than this is passed over. */
const profile = z.object({
  name: z.string().optional(),
  standing: z.string().optional(),
  phone: z.string().optional(),
  timezone: z.string().optional(),
  notes: z.array(z.string()).default([]),
  contacts: z
    .array(
      z.object({
        at: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
        channel: z.string(),
        about: z.string(),
        outcome: z.string().optional(),
      }),
    )
    .default([]),
});

/** A CRM over HTTP. Every answer is a state; it rejects with the signal's reason, with nothing else. */
export function httpCustomers({ url, token, fetch = undiciFetch }: CrmSettings): CustomersPort {
  const headers = { accept: 'application/json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) };
  return {
    async find(key, signal) {
      // It would lead out of its place in the path.
      if (/^\.{0,2}$/.test(key)) return { state: 'unknown' };
      try {
        const address = `${url.replace(/\/+$/, '')}/customers/${encodeURIComponent(key)}`;
        const response = await fetch(address, { headers, signal, redirect: 'error' });
        const body = await textOf(response.body ?? []);
        if (response.status === 404) return { state: 'unknown' };
        return response.ok ? profileIn(body) : { state: 'failed' };
      } catch {
        if (signal.aborted) throw signal.reason;
        return { state: 'failed' };
      }
    },
  };
}

function profileIn(body: string): PacketCustomer {
  const { data } = profile.safeParse(JSON.parse(body));
  if (data === undefined) return { state: 'failed' };
  const { name, standing, phone, timezone, notes, contacts } = data;
  return {
    state: 'found',
    profile: {
      ...(name === undefined ? {} : { name }),
      ...(standing === undefined ? {} : { standing }),
      ...(phone === undefined ? {} : { phone }),
      ...(timezone === undefined ? {} : { timezone }),
      notes,
      contacts: contacts.map(({ outcome, ...contact }) => ({
        ...contact,
        ...(outcome === undefined ? {} : { outcome }),
      })),
    },
  };
}

/** In bytes: many times what a packet takes. */
const bodyLimit = 256 * 1024;

async function textOf(body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > bodyLimit) throw new Error('more than a profile has');
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}
