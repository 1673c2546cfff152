import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';
import { z } from 'zod';

/** A human agent who works through the desktop's own API, as its page does. */

const offer = z.object({ offerId: z.string(), epoch: z.int() });
const queue = z.object({
  waiting: z.array(z.object({ conversation: z.string(), offer: offer.optional() })),
});
export type Offer = z.infer<typeof offer>;
const push = z.object({ queue: queue.optional() });

const choice = z.object({ code: z.string(), label: z.string() });
const choices = z.object({
  identity: z.array(choice),
  wants: z.array(choice),
  lastSideEffect: z.array(choice),
  promise: z.array(choice),
});
/** What of the packet a human needs for the read-back; the rest is for reading. */
const shown = z.object({
  standing: z.object({ stage: z.string(), wrong: z.array(z.string()) }),
  packet: z.object({
    identity: z.object({ label: z.string() }),
    wants: z.object({ label: z.string() }),
    lastSideEffect: z.object({ label: z.string() }),
    promise: z.object({ label: z.string() }),
    brief: z.record(z.string(), z.array(z.object({ text: z.string(), cites: z.array(z.string()).min(1) }))),
    choices,
  }),
});
export type Shown = z.infer<typeof shown>;
export type Codes = Record<keyof z.infer<typeof choices>, string>;

const acted = z.object({ epoch: z.int(), offerId: z.string() });
const refused = z.object({ code: z.string(), message: z.string(), wrong: z.array(z.string()).default([]) });
export type Acted =
  | ({ readonly ok: true } & z.infer<typeof acted>)
  | ({ readonly ok: false } & z.infer<typeof refused>);

const callLimitMs = 15_000;

export class Agent {
  readonly #url: string;
  readonly #cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.#cookie = cookie;
  }

  static async signIn(desktopUrl: string, name: string): Promise<Agent> {
    const response = await send(`${desktopUrl}/api/session`, { name }, '');
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (!response.ok || cookie === undefined) throw new Error(`the desktop's sign-in answered ${response.status}`);
    return new Agent(desktopUrl, cookie);
  }

  /**
   * At the desk until closed: the live socket is what says so. `rings` is told of every offer that rings for this agent, each
   * time the queue is pushed.
   */
  async sitDown(rings: (conversation: string, offer: Offer) => void = () => {}): Promise<{ close(): void }> {
    const socket = new WebSocket(`${this.#url.replace('http', 'ws')}/api/live`, { headers: { cookie: this.#cookie } });
    socket.on('message', (data) => {
      const { waiting } = push.parse(JSON.parse(String(data))).queue ?? { waiting: [] };
      for (const { conversation, offer: ringing } of waiting) if (ringing) rings(conversation, ringing);
    });
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return { close: () => socket.close() };
  }

  /** The offer of this conversation that rings now; undefined while none does. */
  async offerOf(conversation: string): Promise<Offer | undefined> {
    const { waiting } = queue.parse(await this.#get('/api/conversations'));
    return waiting.find((item) => item.conversation === conversation)?.offer;
  }

  async packet(conversation: string): Promise<Shown> {
    return shown.parse(await this.#get(`/api/conversations/${conversation}/packet`));
  }

  accept = (conversation: string, offer: Offer): Promise<Acted> =>
    this.#act(conversation, 'accept', { ...offer, actId: randomUUID() });
  readBack = (conversation: string, offer: Offer, codes: Codes): Promise<Acted> =>
    this.#act(conversation, 'read-back', { ...offer, actId: randomUUID(), codes });
  reply = (conversation: string, offer: Offer, text: string): Promise<Acted> =>
    this.#act(conversation, 'reply', { ...offer, replyId: randomUUID(), text });
  resolve = (conversation: string, offer: Offer, outcome: string, note: string): Promise<Acted> =>
    this.#act(conversation, 'resolve', { ...offer, actId: randomUUID(), outcome, note });

  async #act(conversation: string, act: string, body: object): Promise<Acted> {
    const response = await send(`${this.#url}/api/conversations/${conversation}/${act}`, body, this.#cookie);
    const answer: unknown = await response.json();
    return response.ok ? { ok: true, ...acted.parse(answer) } : { ok: false, ...refused.parse(answer) };
  }

  async #get(path: string): Promise<unknown> {
    const response = await fetch(`${this.#url}${path}`, {
      headers: { cookie: this.#cookie },
      signal: AbortSignal.timeout(callLimitMs),
    });
    if (!response.ok) throw new Error(`the desktop answered ${path} with ${response.status}: ${await response.text()}`);
    return await response.json();
  }
}

const send = (url: string, body: object, cookie: string): Promise<Response> =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(callLimitMs),
  });

/** The choices that say what the packet says: a person reads one and looks for the other. */
export function readBackOf({ packet }: Shown): Codes {
  const { choices: all } = packet;
  return {
    identity: codeOf(all.identity, packet.identity.label),
    wants: codeOf(all.wants, packet.wants.label),
    lastSideEffect: codeOf(all.lastSideEffect, packet.lastSideEffect.label),
    promise: codeOf(all.promise, packet.promise.label),
  };
}

/** The same with one field mistaken: what the customer wants. */
export function mistakenReadBackOf(shown: Shown): Codes {
  const right = readBackOf(shown);
  const other = shown.packet.choices.wants.find(({ code }) => code !== right.wants);
  if (other === undefined) throw new Error('the read-back has no other choice than the right one');
  return { ...right, wants: other.code };
}

function codeOf(choices: readonly z.infer<typeof choice>[], label: string): string {
  const found = choices.find((one) => one.label === label);
  if (found === undefined) throw new Error(`none of the read-back's choices says “${label}”`);
  return found.code;
}
