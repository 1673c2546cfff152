import { once } from 'node:events';
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { loadRoster } from '../../src/config/desk-file.ts';
import { type Desk, openDesk } from '../../src/desk/desk.ts';
import type { Acts } from '../../src/desktop/server/acts.ts';
import { type Desktop, serveDesktop } from '../../src/desktop/start.ts';
import type { Push } from '../../src/desktop/wire.ts';
import { lapses, offers, seeks } from '../desk/support.ts';
import { passes } from '../ledger/drafts.ts';
import { useLedger } from '../support/ledger.ts';
import { runSql } from '../support/postgres.ts';
import { askAt, cookieOf, secret } from './support.ts';

/** Where the desk learns who is present: from open pages, and from what agents say. */

const at = useLedger();
let desk: Desk;
let desktop: Desktop;
const never = () => Promise.reject(new Error('nobody acts here'));
const acts: Acts = {
  accept: never,
  decline: never,
  readBack: never,
  reply: never,
  transfer: never,
  resolve: never,
  handBack: never,
  assist: never,
};
const time = { ahead: 0 };
beforeAll(async () => {
  desk = openDesk(at.url, () => Date.now() + time.ahead);
  const people = { desk, roster: loadRoster('/nowhere') };
  desktop = await serveDesktop({ ledger: at.ledger, acts, people, host: '127.0.0.1', port: 0, sessionSecret: secret });
});
afterAll(async () => {
  await desktop.stop();
  await desk.close();
});
beforeEach(async () => {
  time.ahead = 0;
  await runSql(at.url, 'truncate readback.presence');
});

const signedIn = async (name: string) => cookieOf(await askAt(desktop.url, 'POST', '/api/session', { body: { name } }));
const say = (cookie: string, body: object) => askAt(desktop.url, 'PUT', '/api/presence', { cookie, body });
const stateOf = async (agent: string) => (await desk.agents()).find((one) => one.agent === agent)?.state;

async function opens(cookie: string) {
  const socket = new WebSocket(`${desktop.url.replace('http', 'ws')}/api/live`, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  const told: string[] = [];
  socket.on('message', (data) => {
    const push: Push = JSON.parse(String(data));
    if (push.type === 'presence') told.push(push.state);
  });
  await once(socket, 'open');
  return { socket, told };
}

test('an open page is an agent who is present, and who is told so', async () => {
  const { told } = await opens(await signedIn('Ana'));
  await expect.poll(() => told).toEqual(['available']);
  expect(await desk.agents()).toMatchObject([
    { agent: 'ana', name: 'Ana', state: 'available', capacity: { voice: 1 } },
  ]);
});

test('as long as it answers they stay present; 15 s after its last answer they are gone', {
  timeout: 90_000,
}, async () => {
  const { socket } = await opens(await signedIn('Ana'));
  await expect.poll(() => stateOf('ana')).toBe('available');
  time.ahead = 12_000;
  // Its beat comes every 5 s.
  await expect
    .poll(async () => (await runSql<{ until: string }>(at.url, 'select until from readback.presence'))[0]?.until, {
      timeout: 20_000,
    })
    .toSatisfy((until) => Number(until) > Date.now() + time.ahead + 5_000);
  // A page that is frozen or cut off answers no ping.
  socket.pause();
  await expect.poll(() => stateOf('ana'), { timeout: 60_000, interval: 500 }).toBeUndefined();
});

test('a page that closes leaves 5 s to load again; one of two leaves nothing', async () => {
  const cookie = await signedIn('Ana');
  const [first, second] = [await opens(cookie), await opens(cookie)];
  await expect.poll(() => second.told.length).toBeGreaterThan(0);
  first.socket.close();
  await once(first.socket, 'close');
  time.ahead = 6_000;
  expect(await stateOf('ana')).toBe('available');
  time.ahead = 0;
  second.socket.close();
  const leaves = async () => {
    const [row] = await runSql<{ until: string }>(at.url, 'select until from readback.presence');
    return Number(row?.until) - Date.now();
  };
  await expect.poll(leaves).toBeLessThanOrEqual(5_000);
});

test('an agent says that they are away, and that they are back; every page of theirs hears it', async () => {
  const cookie = await signedIn('Ana');
  const { told } = await opens(cookie);
  await expect.poll(() => told).toEqual(['available']);
  expect(await say(cookie, { state: 'away' })).toMatchObject({ status: 200, body: { state: 'away' } });
  await expect.poll(() => told.at(-1)).toBe('away');
  expect(await stateOf('ana')).toBe('away');
  expect(await say(cookie, { state: 'available' })).toMatchObject({ body: { state: 'available' } });
});

test('without a page it is enough to say so again and again, and without a state that changes nothing', async () => {
  const cookie = await signedIn('Bo');
  expect(await say(cookie, {})).toMatchObject({ status: 200, body: { state: 'available' } });
  await say(cookie, { state: 'away' });
  expect(await say(cookie, {})).toMatchObject({ body: { state: 'away' } });
});

test('whoever misses a ring is told so', { timeout: 60_000 }, async () => {
  const { told } = await opens(await signedIn('Ana'));
  await expect.poll(() => told).toEqual(['available']);
  const id = await at.started();
  await at.ledger.append(id, [passes({ holder: 'queue', epoch: 2 }), seeks('s1')]);
  expect(await desk.match()).toMatchObject([{ conversation: id, agent: 'ana' }]);
  await at.ledger.append(id, [offers('o1', 'ana'), lapses('o1', 'nobody_accepted')]);
  await expect.poll(() => told.at(-1), { timeout: 15_000 }).toBe('missed');
});

test('who is not signed in is not present, and what says nothing known is refused', async () => {
  expect(await askAt(desktop.url, 'PUT', '/api/presence', { body: { state: 'away' } })).toMatchObject({ status: 401 });
  expect(await say(await signedIn('Ana'), { state: 'lunch' })).toMatchObject({
    status: 400,
    body: { code: 'FIELD_INVALID' },
  });
  expect(await desk.agents()).toEqual([]);
});
