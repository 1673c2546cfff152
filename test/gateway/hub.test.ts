import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { StepRef } from '../../src/activities/ports.ts';
import { workerStream } from '../../src/adapters/stream/worker-stream.ts';
import type { StreamFrame } from '../../src/gateway/frames.ts';
import { type Hub, startHub } from '../../src/gateway/hub.ts';
import { Lines } from '../../src/gateway/lines.ts';
import { Witness } from '../../src/gateway/witness.ts';

/** The words stream between workers and gateways, and what a gateway makes of a worker that goes. */

const token = 'a token of this test only';
const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const step = (conversation: string, over: Partial<StepRef> = {}): StepRef => ({
  conversation,
  turnId: 't1',
  epoch: 1,
  step: 0,
  attempt: 1,
  ...over,
});

/** A gateway's half: the hub, and what its witness does. */
async function gatewayHalf(port = 0, stepsOn: (conversation: string) => readonly string[] = () => []) {
  const lines = new Lines({ heard: async () => [] });
  const done: string[] = [];
  const note = (what: string) => {
    done.push(what);
    return Promise.resolve({ answer: true } as const);
  };
  const witness = new Witness(
    {
      resetSticky: (conversation) => note(`free ${conversation}`),
      stepsOn: async (conversation) => stepsOn(conversation),
      workerLost: (conversation, lost) => note(`lost ${conversation} ${lost.turnId}/${lost.step}/${lost.attempt}`),
    },
    () => {},
  );
  const hub: Hub = await startHub({ host: '127.0.0.1', port, token, lines, witness, log: () => {} });
  stops.push(() => hub.close());
  const listen = (conversation: string): StreamFrame[] => {
    const heard: StreamFrame[] = [];
    lines.join(conversation, { wake: () => {}, stream: (frame) => void heard.push(frame) });
    return heard;
  };
  return { hub, done, listen, witness };
}

function worker(...urls: string[]) {
  const stream = workerStream({ urls, token, identity: `w-${Math.random()}` });
  stops.push(() => stream.close());
  return stream;
}

/** A worker that can be made to die: frames by hand over a socket of its own. */
async function mortal(url: string, identity = `m-${Math.random()}`) {
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${token}` } });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  const send = (frame: object): void => socket.send(JSON.stringify(frame));
  send({ type: 'hello', identity });
  return { send, die: () => socket.terminate() };
}

test('words go to whoever listens to that conversation, in order, to every gateway', async () => {
  const [one, two] = [await gatewayHalf(), await gatewayHalf()];
  const [heard, also, others] = [one.listen('c1'), two.listen('c1'), one.listen('c2')];
  const stream = worker(one.hub.url, two.hub.url);
  const said = step('c1');
  await expect
    .poll(() => {
      stream.begin(said);
      stream.words(said, 0, 'Hello ');
      return heard.length > 0 && also.length > 0;
    })
    .toBe(true);
  for (let index = 1; index <= 50; index += 1) stream.words(said, index, `${index} `);
  const indexes = (): number[] =>
    heard.flatMap((frame) => (frame.type === 'word' && frame.index > 0 ? [frame.index] : []));
  await expect.poll(indexes).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  expect(others).toEqual([]);
});

test('a retraction and a new attempt reach the listener as one retraction each', async () => {
  const { hub, listen } = await gatewayHalf();
  const heard = listen('c1');
  const { send } = await mortal(hub.url);
  const first = step('c1');
  send({ type: 'words', step: first, index: 0, text: 'a' });
  send({ type: 'retract', step: first });
  send({ type: 'words', step: first, index: 0, text: 'b' });
  send({ type: 'begin', step: { ...first, attempt: 2 } });
  await expect.poll(() => heard.map(({ type }) => type)).toEqual(['word', 'retract', 'word', 'retract']);
});

test('without the token, from a page, or at another path, nobody gets in', async () => {
  const { hub } = await gatewayHalf();
  const attempt = (headers: Record<string, string>, url = hub.url): Promise<string> =>
    new Promise((resolve) => {
      const socket = new WebSocket(url, { headers });
      socket.once('open', () => resolve('open'));
      socket.once('error', ({ message }) => resolve(message));
      stops.push(async () => socket.terminate());
    });
  const authorization = `Bearer ${token}`;
  expect(await attempt({})).toContain('401');
  expect(await attempt({ authorization: 'Bearer wrong' })).toContain('401');
  expect(await attempt({ authorization, origin: 'https://evil.example' })).toContain('403');
  expect(await attempt({ authorization }, `${hub.url}/else`)).toContain('404');
  expect(await attempt({ authorization })).toBe('open');
});

test('frames that are none are let go, and the worker stays connected', async () => {
  const { hub, listen, done } = await gatewayHalf();
  const heard = listen('c1');
  const { send } = await mortal(hub.url);
  send({ type: 'dance' });
  send({ type: 'words', step: { conversation: 'c1' }, index: 0, text: 'x' });
  send({ type: 'words', step: step('c1'), index: 0, text: 'Hello' });
  await expect.poll(() => heard.length).toBe(1);
  expect(done).toEqual([]);
});

test('a worker that dies: its open steps are told at once, what it served last is freed, and nothing else', async () => {
  const { hub, done } = await gatewayHalf();
  const dying = await mortal(hub.url);
  const other = await mortal(hub.url);
  dying.send({ type: 'begin', step: step('open', { step: 2, attempt: 3 }) });
  dying.send({ type: 'begin', step: step('idle') });
  dying.send({ type: 'end', step: step('idle') });
  dying.send({ type: 'begin', step: step('moved') });
  dying.send({ type: 'end', step: step('moved') });
  await new Promise((next) => setTimeout(next, 50));
  other.send({ type: 'begin', step: step('moved', { turnId: 't2' }) });
  await new Promise((next) => setTimeout(next, 50));
  dying.die();
  await expect.poll(() => done.length).toBe(3);
  expect(done.indexOf('free open')).toBeLessThan(done.indexOf('lost open t1/2/3'));
  expect(done).toContain('free idle');
  other.die();
  await expect.poll(() => done).toContain('lost moved t2/0/1');
});

test('a worker that dies before it could say what it had begun: Temporal is asked, and the turn is told only where it runs there', async () => {
  const on: Record<string, string> = { begun: 'dying', elsewhere: 'another' };
  const { hub, done, witness } = await gatewayHalf(0, (conversation) => [on[conversation] ?? []].flat());
  const dying = await mortal(hub.url, 'dying');
  for (const conversation of ['begun', 'elsewhere', 'nowhere', 'heard']) {
    dying.send({ type: 'begin', step: step(conversation) });
    dying.send({ type: 'end', step: step(conversation) });
  }
  await new Promise((next) => setTimeout(next, 50));
  for (const conversation of ['begun', 'elsewhere', 'nowhere', 'heard', 'unknown'])
    witness.turnComes(conversation, 't2');
  dying.send({ type: 'begin', step: step('heard', { turnId: 't2' }) });
  await new Promise((next) => setTimeout(next, 50));
  dying.die();
  await expect.poll(() => done.filter((what) => what.startsWith('lost'))).toHaveLength(2);
  await new Promise((next) => setTimeout(next, 200));
  expect(done.toSorted()).toEqual([
    'free begun',
    'free elsewhere',
    'free heard',
    'free nowhere',
    'lost begun t2/0/1',
    'lost heard t2/0/1',
  ]);
});

test('a worker that says goodbye is no lost worker, even with a step open', async () => {
  const { hub, done, listen } = await gatewayHalf();
  const heard = listen('c1');
  const stream = worker(hub.url);
  await expect
    .poll(() => {
      stream.begin(step('c1'));
      stream.words(step('c1'), 0, 'x');
      return heard.length;
    })
    .toBeGreaterThan(0);
  await stream.close();
  await new Promise((next) => setTimeout(next, 100));
  expect(done).toEqual([]);
});

test('a worker that is connected twice and loses one connection lives', async () => {
  const { hub, done } = await gatewayHalf();
  const first = await mortal(hub.url, 'same');
  await mortal(hub.url, 'same');
  first.send({ type: 'begin', step: step('c1') });
  await new Promise((next) => setTimeout(next, 50));
  first.die();
  await new Promise((next) => setTimeout(next, 100));
  expect(done).toEqual([]);
});

test('when a gateway comes back, workers come back too and announce the steps that are open by then', async () => {
  const first = await gatewayHalf();
  const port = Number(new URL(first.hub.url).port);
  const heard = first.listen('c1');
  const stream = worker(first.hub.url);
  await expect
    .poll(() => {
      stream.begin(step('c1'));
      stream.words(step('c1'), 0, 'x');
      return heard.length;
    })
    .toBeGreaterThan(0);
  stream.begin(step('ended'));
  stream.end(step('ended'));
  await first.hub.close();
  stream.words(step('c1'), 1, 'lost, and the ledger has it');
  const second = await gatewayHalf(port);
  const again = second.listen('c1');
  await expect
    .poll(
      () => {
        stream.words(step('c1'), 2, 'y');
        return again.length;
      },
      { timeout: 5_000 },
    )
    .toBeGreaterThan(0);
  // it dies without a goodbye: what it had announced is what is open
  await second.hub.close();
  await expect.poll(() => second.done).toEqual(['free c1', 'lost c1 t1/0/1']);
});

test('no gateway at all: nothing throws, nothing waits', async () => {
  const stream = worker('ws://127.0.0.1:1/words');
  const from = performance.now();
  stream.begin(step('c1'));
  for (let index = 0; index < 1000; index += 1) stream.words(step('c1'), index, 'word');
  stream.retract(step('c1'));
  stream.end(step('c1'));
  expect(performance.now() - from).toBeLessThan(500);
  await stream.close();
});
