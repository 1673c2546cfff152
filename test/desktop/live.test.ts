import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { temporalActs } from '../../src/desktop/server/acts.ts';
import { serveDesktop } from '../../src/desktop/start.ts';
import type { Push } from '../../src/desktop/wire.ts';
import { accepted, act, askAt, cookieOf, secret, useDesk } from './support.ts';

const desk = useDesk();

/** All that one page was pushed so far. */
async function watch(name: string): Promise<{ pushes: Push[]; socket: WebSocket }> {
  const headers = { cookie: await desk.signedIn(name) };
  const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/api/live`, { headers });
  onTestFinished(() => socket.terminate());
  const pushes: Push[] = [];
  socket.on('message', (data) => pushes.push(JSON.parse(String(data))));
  await once(socket, 'open');
  await until(() => pushes.length > 0);
  return { pushes, socket };
}

async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; !holds(); tries += 1) {
    if (tries > 200) throw new Error('it did not come to pass within 5 s');
    await setTimeout(25);
  }
}

const queues = (pushes: readonly Push[]) => pushes.flatMap((push) => (push.type === 'queue' ? [push] : []));

test('a page gets the whole queue at once, and again whenever the ledger changes', async () => {
  const early = await desk.ringing();
  const { pushes } = await watch('Ana');
  expect(queues(pushes)[0]?.queue.waiting).toContainEqual(expect.objectContaining({ conversation: early }));
  const late = await desk.ringing();
  const has = (id: string) =>
    queues(pushes)
      .at(-1)
      ?.queue.waiting.some(({ conversation }) => conversation === id);
  await until(() => has(late) === true);
  expect(has(early)).toBe(true);
  expect(queues(pushes).flatMap(({ changed }) => changed)).toContain(late);
});

test('each page sees the queue of its own agent', async () => {
  const id = await desk.ringing();
  const [ana, bo] = [await watch('Ana'), await watch('Bo')];
  await desk.ledger.append(id, [accepted('ana')]);
  await until(
    () =>
      queues(ana.pushes)
        .at(-1)
        ?.queue.mine.some(({ conversation }) => conversation === id) === true,
  );
  await until(
    () =>
      queues(bo.pushes)
        .at(-1)
        ?.queue.waiting.find(({ conversation }) => conversation === id)?.takenBy === 'ana',
  );
  expect(queues(bo.pushes).at(-1)?.queue.mine).toEqual([]);
});

test('many changes at once are few pushes', async () => {
  const { pushes } = await watch('Ana');
  const id = await desk.ringing();
  await until(() => queues(pushes).some(({ changed }) => changed.includes(id)));
  const before = pushes.length;
  for (let i = 0; i < 40; i += 1) await desk.ledger.takeTurn(id, `more-${i}`, 'and');
  await setTimeout(300);
  expect(pushes.length - before).toBeGreaterThan(0);
  expect(pushes.length - before).toBeLessThan(40);
});

test('a ledger that does not answer is told, and nothing else falls over', async () => {
  const broken = async () => Promise.reject(new Error('no connection'));
  const ledger = {
    ...desk.ledger,
    waiting: broken,
    conversation: broken,
    rows: broken,
    listen: () => ({ ready: Promise.resolve(), stop: async () => {} }),
  };
  // Nobody listens there: what Temporal being down looks like.
  const connection = Connection.lazy({ address: '127.0.0.1:1' });
  const acts = temporalActs(new Client({ connection }), 500);
  const down = await serveDesktop({ ledger, acts, host: '127.0.0.1', port: 0, sessionSecret: secret });
  onTestFinished(() => down.stop());
  const cookie = cookieOf(await askAt(down.url, 'POST', '/api/session', { body: { name: 'Ana' } }));
  const queue = await askAt(down.url, 'GET', '/api/conversations', { cookie });
  expect(queue).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
  const socket = new WebSocket(`${down.url.replace('http', 'ws')}/api/live`, { headers: { cookie } });
  onTestFinished(() => socket.terminate());
  const [first] = await once(socket, 'message');
  expect(JSON.parse(String(first))).toMatchObject({ type: 'trouble' });
  const accept = await askAt(down.url, 'POST', '/api/conversations/c1/accept', { cookie, body: act() });
  expect(accept).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
});
