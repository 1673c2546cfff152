import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { accepted, act, passed, useDesk } from './support.ts';

/** What a human changed, promised and kept goes into the ledger, and into the transcript of whoever comes next. */

const desk = useDesk();
const at = (id: string, door: string) => `/api/conversations/${id}/${door}`;

async function heldBy(agent: string): Promise<string> {
  const id = await desk.ringing();
  await desk.ledger.append(id, [accepted(agent), passed(3, agent)]);
  return id;
}

const entries = async (id: string) =>
  (await desk.ledger.rows(id)).flatMap(({ entry, words }) =>
    entry.kind === 'human' && entry.act !== 'opened' ? [{ ...entry, words }] : [],
  );

test('a change is on record with its code and words, once, and the conversation is not told', async () => {
  const id = await heldBy('ana');
  const cookie = await desk.signedIn('Ana');
  const sent = desk.sent.length;
  const body = act({ epoch: 3, change: 'refunded', note: ' 20 euros. ' });
  for (const _ of [1, 2])
    expect(await desk.ask('POST', at(id, 'changed'), { cookie, body })).toMatchObject({
      status: 200,
      body: { epoch: 3, offerId: 'o1' },
    });
  expect(await entries(id)).toEqual([
    { kind: 'human', agent: 'ana', act: 'changed', outcome: 'refunded', words: '20 euros.' },
  ]);
  expect(desk.sent.length).toBe(sent);
});

test('a promise has its words and its time, stands in the transcript, and is kept once', async () => {
  const id = await heldBy('ana');
  const cookie = await desk.signedIn('Ana');
  const actId = randomUUID();
  const promised = act({ actId, epoch: 3, promise: 'callback', note: 'I call at five.', withinMinutes: 60 });
  expect((await desk.ask('POST', at(id, 'promised'), { cookie, body: promised })).status).toBe(200);
  const [made] = await entries(id);
  if (made?.act !== 'promised') throw new Error('no promise stands');
  expect(made.promiseId).toBe(`ana:${actId}`);
  expect(Math.abs(made.due - Date.now() - 3_600_000)).toBeLessThan(10_000);
  for (const _ of [1, 2]) {
    const body = act({ epoch: 3, promiseId: made.promiseId });
    expect((await desk.ask('POST', at(id, 'kept'), { cookie, body })).status).toBe(200);
  }
  expect(await entries(id)).toMatchObject([{ act: 'promised' }, { act: 'kept', outcome: 'callback' }]);
  const { body } = await desk.ask('GET', at(id, 'transcript'), { cookie });
  expect(body.lines.filter(({ kind }: { kind: string }) => kind === 'note')).toMatchObject([
    { act: 'promised', outcome: 'callback', text: 'I call at five.', due: made.due, promiseId: made.promiseId },
    { act: 'kept', outcome: 'callback', promiseId: made.promiseId },
  ]);
});

test('of nobody but the human who holds it, under its epoch', async () => {
  const id = await heldBy('ana');
  const change = { change: 'cancelled' };
  const [ana, eve] = [await desk.signedIn('Ana'), await desk.signedIn('Eve')];
  const ask = (cookie: string, epoch: number, of = id) =>
    desk.ask('POST', at(of, 'changed'), { cookie, body: act({ epoch, ...change }) });
  expect(await ask(eve, 3)).toMatchObject({ status: 409, body: { code: 'ACT_OUT_OF_TURN' } });
  expect(await ask(ana, 2)).toMatchObject({ status: 409, body: { code: 'EPOCH_STALE' } });
  expect(await ask(ana, 2, await desk.ringing())).toMatchObject({ status: 409, body: { code: 'ACT_OUT_OF_TURN' } });
  expect(await ask(ana, 3, 'c-never')).toMatchObject({ status: 404, body: { code: 'CONVERSATION_UNKNOWN' } });
  expect(await entries(id)).toEqual([]);
});

test.each<[string, object, string]>([
  ['changed', { change: 'whatever' }, 'change'],
  ['changed', { change: 'toString' }, 'change'],
  ['changed', { change: 'other', note: 'é'.repeat(4097) }, 'note'],
  ['promised', { promise: 'refund', withinMinutes: 60 }, 'note'],
  ['promised', { promise: 'refund', note: '  ', withinMinutes: 60 }, 'note'],
  ['promised', { promise: 'money', note: 'x', withinMinutes: 60 }, 'promise'],
  ['promised', { promise: 'refund', note: 'x' }, 'withinMinutes'],
  ['promised', { promise: 'refund', note: 'x', withinMinutes: 0 }, 'withinMinutes'],
  ['promised', { promise: 'refund', note: 'x', withinMinutes: 43_201 }, 'withinMinutes'],
  ['kept', { promiseId: '' }, 'promiseId'],
  ['kept', { promiseId: 'nobody:made-it' }, 'promiseId'],
])('%s with %j is refused, and names the field %s', async (door, more, field) => {
  const id = await heldBy('ana');
  const reply = await desk.ask('POST', at(id, door), {
    cookie: await desk.signedIn('Ana'),
    body: act({ epoch: 3, ...more }),
  });
  expect(reply).toMatchObject({ status: 400, body: { code: 'FIELD_INVALID' } });
  expect(reply.body.message).toContain(`\`${field}\``);
});
