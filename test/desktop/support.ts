import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { afterAll, beforeAll } from 'vitest';
import type { ActAnswer } from '../../src/conversation/effect.ts';
import type { Draft } from '../../src/conversation/entry.ts';
import type { Acts } from '../../src/desktop/server/acts.ts';
import { type Desktop, type DesktopOptions, serveDesktop } from '../../src/desktop/start.ts';
import { type TestLedger, useLedger } from '../support/ledger.ts';
import { handOff } from './scene.ts';

/** A real server on a real ledger; behind the acts stands a note of what was sent, and the answer that a test wants. */
export interface TestDesk extends TestLedger {
  readonly url: string;
  readonly sent: { readonly door: string; readonly conversation: string; readonly message: object }[];
  answer: ActAnswer;
  ask(method: string, path: string, options?: AskOptions): Promise<Reply>;
  /** The Cookie header of a new session. */
  signedIn(name?: string): Promise<string>;
  /** A conversation that rings with offer o1 at epoch 2; its one turn says so. */
  ringing(): Promise<string>;
}

export interface AskOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly cookie?: string;
  readonly body?: unknown;
  /** Sent as it is. */
  readonly raw?: Uint8Array;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  readonly body: any;
}

export const secret = 'a secret that is long enough for tests';

export function useDesk(
  more: Pick<DesktopOptions, 'tokens' | 'localSignIn' | 'present' | 'forecast' | 'log'> = {},
): TestDesk {
  const at = useLedger();
  const sent: TestDesk['sent'] = [];
  let answer: ActAnswer = { ok: true, epoch: 3, offerId: 'o1' };
  const noted = (door: string) => async (conversation: string, message: object) => {
    sent.push({ door, conversation, message });
    return answer;
  };
  const acts: Acts = {
    accept: noted('accept'),
    decline: noted('decline'),
    readBack: noted('read-back'),
    reply: noted('reply'),
    assist: noted('assist'),
    transfer: noted('transfer'),
    resolve: noted('resolve'),
    handBack: noted('hand-back'),
    schedule: noted('schedule'),
  };
  let desktop: Desktop | undefined;
  beforeAll(async () => {
    const { ledger } = at;
    desktop = await serveDesktop({ ledger, acts, host: '127.0.0.1', port: 0, sessionSecret: secret, ...more });
  });
  afterAll(async () => desktop?.stop());
  const url = () => {
    if (desktop === undefined) throw new Error('the desktop is there once the tests run');
    return desktop.url;
  };
  const ask: TestDesk['ask'] = (method, path, options) => askAt(url(), method, path, options);
  return {
    get ledger() {
      return at.ledger;
    },
    get url() {
      return url();
    },
    started: () => at.started(),
    sent,
    get answer() {
      return answer;
    },
    set answer(next) {
      answer = next;
    },
    ask,
    signedIn: async (name = 'Ana') => cookieOf(await ask('POST', '/api/session', { body: { name } })),
    ringing: async () => {
      const id = await at.started();
      await at.ledger.takeTurn(id, 't1', 'A human, please.');
      await handOff(at.ledger, id, { turns: ['t1'] });
      return id;
    },
  };
}

export const cookieOf = ({ headers }: Reply): string => String(headers['set-cookie']).split(';')[0] ?? '';

/** One request with whatever headers, for `fetch` sets Host and Origin itself. */
export async function askAt(url: string, method: string, path: string, options: AskOptions = {}): Promise<Reply> {
  const { headers = {}, cookie, body, raw } = options;
  const sentBody = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  const asked = request(new URL(path, url), {
    method,
    headers: {
      ...(sentBody === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie === undefined ? {} : { cookie }),
      ...headers,
    },
  });
  asked.end(sentBody);
  const [response] = await once(asked, 'response');
  const chunks: Buffer[] = await response.toArray();
  const text = Buffer.concat(chunks).toString();
  const json = String(response.headers['content-type']).startsWith('application/json');
  return { status: response.statusCode, headers: response.headers, body: json ? JSON.parse(text) : text };
}

export const act = (more: object = {}): object => ({ offerId: 'o1', epoch: 2, actId: randomUUID(), ...more });

export const accepted = (agent: string): Draft => ({
  key: 'accepted/o1',
  entry: { kind: 'accepted', offerId: 'o1', agent },
});

export const passed = (epoch: number, agent: string): Draft => ({
  key: `custody/${epoch}`,
  entry: { kind: 'custody', holder: 'human', epoch, agent, why: 'read_back_matched' },
});

export const lapsed: Draft = { key: 'lapsed/o1', entry: { kind: 'lapsed', offerId: 'o1', why: 'nobody_accepted' } };
