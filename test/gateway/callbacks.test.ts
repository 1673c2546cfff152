import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Limits } from '../../src/conversation/limits.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { post, say } from '../support/customer.ts';
import { newId, useHouse } from '../support/house.ts';
import { opensNow } from '../support/opens-now.ts';

/** The customer's own doors to a callback that was promised them. */

const house = useHouse(opensNow(60_000));
let gateway: Gateway;

/** Nobody is at the desk: after a second a callback is promised. */
const soon = { queueMs: 1_000 } satisfies Partial<Limits>;

beforeAll(async () => {
  const { id, limits, policy, scripts } = house().snapshot;
  const hasty = { voice: { ...limits.voice, ...soon }, chat: { ...limits.chat, ...soon } };
  gateway = await house().gateway({ snapshot: { id, limits: hasty, policy, greeting: scripts.greeting } });
  await house().worker(gateway);
});

const windowSchema = z.object({ from: z.iso.datetime(), until: z.iso.datetime(), words: z.string() });
const freeSchema = z.object({ timezone: z.string(), windows: z.array(windowSchema).min(3) });
const heldSchema = windowSchema.extend({ timezone: z.string() });

const callback = (id: string): string => `/v1/conversations/${id}/callback`;

const free = async (id: string, query = '') =>
  freeSchema.parse(await (await fetch(`${gateway.url}${callback(id)}/windows${query}`)).json());

const wish = async (id: string, body: object) => heldSchema.parse((await post(gateway, callback(id), body)).body);

const promises = async (id: string) =>
  (await house().ledger.rows(id)).flatMap(({ entry }) => (entry.kind === 'promise' ? [entry] : []));

async function promised(): Promise<string> {
  const id = newId();
  await house().model({});
  expect((await say(gateway, id, 't1', 'I want to talk to a human, please.')).body.outcome).toBe('delivered');
  await expect.poll(() => promises(id), { timeout: 20_000 }).toHaveLength(1);
  return id;
}

test('the windows that are free, one of them chosen, and held in the place of the first', async () => {
  const id = await promised();
  const { timezone, windows } = await free(id);
  expect(timezone).toBe('UTC');
  const chosen = windows.at(-1);
  const held = await wish(id, { window: chosen?.from });
  expect(held).toEqual({ ...chosen, timezone: 'UTC' });
  await expect.poll(() => promises(id)).toHaveLength(2);
  expect((await promises(id)).at(-1)).toMatchObject({ due: Date.parse(held.from), until: Date.parse(held.until) });
  expect(await wish(id, { window: held.from })).toEqual(held);
  expect(await promises(id)).toHaveLength(2);
}, 60_000);

test('the same window, read in the zone that the customer names', async () => {
  const id = await promised();
  const [here] = (await free(id)).windows;
  const there = await free(id, '?timezone=Pacific%2FAuckland');
  expect(there.timezone).toBe('Pacific/Auckland');
  expect(there.windows[0]).toMatchObject({ from: here?.from, until: here?.until });
  expect(there.windows[0]?.words).not.toBe(here?.words);
  const held = await wish(id, { timezone: 'Pacific/Auckland' });
  expect(held.timezone).toBe('Pacific/Auckland');
  expect(Date.parse(held.from)).toBe((await promises(id))[0]?.due);
}, 60_000);

test('a number to be called on stands in the words alone, and the promise stands', async () => {
  const id = await promised();
  await wish(id, { phone: '+4915112345678' });
  const reach = (await house().ledger.rows(id)).find(({ entry }) => entry.kind === 'reach');
  expect(reach).toMatchObject({ entry: { kind: 'reach', by: 'customer' }, words: '{"phone":"+4915112345678"}' });
  expect(await promises(id)).toHaveLength(1);
}, 60_000);

test('what cannot be is refused by code, and the promise stands', async () => {
  const id = await promised();
  const none = newId();
  await say(gateway, none, 't1', 'Hello');
  const asked = async (of: string, body: unknown) => {
    const { status, body: answer } = await post(gateway, callback(of), body);
    return [status, answer.code];
  };
  expect(await asked(newId(), { phone: '' })).toEqual([404, 'CONVERSATION_UNKNOWN']);
  expect(await asked(none, { phone: '' })).toEqual([409, 'CALLBACK_UNKNOWN']);
  expect(await asked(id, {})).toEqual([400, 'FIELD_INVALID']);
  expect(await asked(id, { window: 'tomorrow' })).toEqual([400, 'FIELD_INVALID']);
  expect(await asked(id, { timezone: 'Mars/Olympus' })).toEqual([400, 'FIELD_INVALID']);
  expect(await asked(id, { phone: '110' })).toEqual([400, 'FIELD_INVALID']);
  expect(await asked(id, { window: new Date(Date.now() - 3_600_000).toISOString() })).toEqual([409, 'WINDOW_TAKEN']);
  expect(await promises(id)).toHaveLength(1);
  await post(gateway, `/v1/conversations/${id}/hangup`, undefined);
  await expect.poll(async () => (await house().ledger.conversation(id))?.ended, { timeout: 10_000 }).toBe(true);
  expect(await asked(id, { phone: '' })).toEqual([409, 'CONVERSATION_ENDED']);
}, 60_000);
