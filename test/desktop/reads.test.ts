import { expect, test } from 'vitest';
import { keys } from '../../src/conversation/entry.ts';
import { queueFor } from '../../src/desktop/server/queue.ts';
import { profileNames, profiles } from '../../src/handoff/profiles.ts';
import type { WaitingView } from '../../src/ledger/ledger.ts';
import { accepted, lapsed, passed, useDesk } from './support.ts';

const desk = useDesk();
const at = (id: string, door: string) => `/api/conversations/${id}/${door}`;

test('the queue has what waits, what is mine and what was promised', async () => {
  const [rings, mine, reading, promised] = [
    await desk.ringing(),
    await desk.ringing(),
    await desk.ringing(),
    await desk.ringing(),
  ];
  await desk.ledger.append(mine, [accepted('ana'), passed(3, 'ana')]);
  await desk.ledger.append(reading, [accepted('ana')]);
  await desk.ledger.append(promised, [
    lapsed,
    { key: 'custody/3', entry: { kind: 'custody', holder: 'callback', epoch: 3, why: 'nobody_accepted' } },
    { key: 'promise/p1', entry: { kind: 'promise', promiseId: 'p1', promise: 'callback', due: 5_000, until: 6_000 } },
  ]);
  const ana = await desk.ask('GET', '/api/conversations', { cookie: await desk.signedIn('Ana') });
  expect(ana.body.waiting).toEqual([
    expect.objectContaining({
      conversation: rings,
      tier: 'high',
      rule: 'explicit-request@1',
      offer: { offerId: 'o1', epoch: 2, round: 1, until: expect.any(Number) },
    }),
  ]);
  expect(ana.body.mine).toHaveLength(2);
  expect(ana.body.mine).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ conversation: mine, stage: 'with_human', unanswered: expect.any(Number) }),
      expect.objectContaining({ conversation: reading, stage: 'reading_back' }),
    ]),
  );
  expect(ana.body.callbacks).toEqual([expect.objectContaining({ conversation: promised, due: 5_000, until: 6_000 })]);
  const bo = await desk.ask('GET', '/api/conversations', { cookie: await desk.signedIn('Bo') });
  expect(bo.body.mine).toEqual([]);
  expect(bo.body.waiting).toContainEqual(expect.objectContaining({ conversation: reading, takenBy: 'ana' }));
});

const waitingView = (conversation: string, tier: WaitingView['tier'], since: number): WaitingView => ({
  conversation,
  channel: 'chat',
  epoch: 2,
  since,
  tier,
  rule: null,
  because: null,
  unanswered: null,
  lastWords: 'My card number is',
  offer: null,
  takenBy: null,
});

test('what an agent has declined, or what is meant for a colleague, waits without an offer to act on', async () => {
  const offer = { offerId: 'o2', epoch: 2, round: 1, until: 9_000, except: ['ana'], only: null };
  const declined = { ...waitingView('declined', 'high', 1), offer };
  const named = { ...waitingView('named', 'high', 2), offer: { ...offer, except: null, only: 'bo' } };
  const seen = (agent: string) =>
    queueFor(agent, { waiting: [declined, named], held: [], callbacks: [], consults: [] }, 100).waiting;
  expect(seen('ana')).toMatchObject([{ forOthers: true }, { forOthers: true }]);
  expect(seen('ana').filter((item) => 'offer' in item)).toEqual([]);
  expect(seen('bo')).toMatchObject([{ offer: { offerId: 'o2' } }, { offer: { offerId: 'o2' } }]);
});

test('who waits is sorted by tier, then by who has waited longest, and shows no words before it is opened', () => {
  const waiting = [
    waitingView('late-high', 'high', 30),
    waitingView('early-low', 'low', 1),
    waitingView('critical', 'critical', 90),
    waitingView('early-high', 'high', 20),
  ];
  const queue = queueFor('ana', { waiting, held: [], callbacks: [], consults: [] }, 100);
  expect(queue.waiting.map(({ conversation }) => conversation)).toEqual([
    'critical',
    'early-high',
    'late-high',
    'early-low',
  ]);
  expect(JSON.stringify(queue)).not.toContain('card number');
});

test('the packet is served while its offer stands, without its truth', async () => {
  const id = await desk.ringing();
  const reply = await desk.ask('GET', at(id, 'packet'), { cookie: await desk.signedIn('Ana') });
  expect(reply).toMatchObject({
    status: 200,
    body: { standing: { stage: 'ringing', offerId: 'o1', epoch: 2, wrong: [], channel: 'chat' } },
  });
  expect(JSON.stringify(reply.body)).not.toContain('truth');
  const { choices, ...facts } = reply.body.packet;
  expect(Object.keys(choices)).toEqual(['identity', 'wants', 'lastSideEffect', 'promise']);
  expect(JSON.stringify(facts)).not.toMatch(/"(code|level|compact)"/);
});

test('the human who holds the conversation gets its packet in every compact form, and nobody before the read-back', async () => {
  const id = await desk.ringing();
  const [ana, bo] = [await desk.signedIn('Ana'), await desk.signedIn('Bo')];
  const form = (profile: string, cookie = ana) =>
    desk.ask('GET', `${at(id, 'packet/compact')}?profile=${profile}`, { cookie });
  const early = { status: 409, body: { code: 'ACT_OUT_OF_TURN' } };
  expect(await form('256')).toMatchObject(early);
  await desk.ledger.append(id, [accepted('ana')]);
  expect(await form('256')).toMatchObject(early);
  await desk.ledger.append(id, [passed(3, 'ana')]);
  for (const profile of profileNames) {
    const { status, body } = await form(profile);
    expect({ status, body }).toMatchObject({ status: 200, body: { standing: { stage: 'with_human' }, profile } });
    const told = { conversation: id, rule: 'explicit-request@1', tier: 'high', identity: 'none', epoch: 2 };
    expect(profiles[profile].decode(body.fields)).toMatchObject(told);
  }
  const plain = await desk.ask('GET', at(id, 'packet/compact'), { cookie: ana });
  expect(plain.body).toEqual((await form('256')).body);
  expect(await form('256', bo)).toMatchObject({ status: 409, body: { code: 'OFFER_TAKEN' } });
  expect(await form('512')).toMatchObject({
    status: 400,
    body: { code: 'FIELD_INVALID', message: 'field `profile`: is one of 256, 210, 131, 128, 10x40' },
  });
});

const modelBrief = {
  situation: [{ text: 'The parcel is late.', cites: ['turn:t1'] }],
  background: [],
  assessment: [],
  recommendation: [],
};

test('the brief that was attached stands in the packet, and whose it is; the rest of the packet is as it was sealed', async () => {
  const id = await desk.ringing();
  const cookie = await desk.signedIn('Ana');
  const before = (await desk.ask('GET', at(id, 'packet'), { cookie })).body.packet;
  expect(before.briefed).toEqual({ by: 'rules' });
  const entry = { kind: 'brief', epoch: 2, by: 'model', dropped: 3 } as const;
  await desk.ledger.append(id, [{ key: keys.brief(2), entry, words: JSON.stringify(modelBrief) }]);
  const after = (await desk.ask('GET', at(id, 'packet'), { cookie })).body.packet;
  expect(after).toEqual({ ...before, brief: modelBrief, briefed: { by: 'model', dropped: 3 } });
});

test('where the model wrote none, the deterministic brief stands and says why', async () => {
  const id = await desk.ringing();
  const cookie = await desk.signedIn('Ana');
  const before = (await desk.ask('GET', at(id, 'packet'), { cookie })).body.packet;
  const entry = { kind: 'brief', epoch: 2, by: 'rules', dropped: 0, why: 'late' } as const;
  await desk.ledger.append(id, [{ key: keys.brief(2), entry }]);
  const after = (await desk.ask('GET', at(id, 'packet'), { cookie })).body.packet;
  expect(after).toEqual({ ...before, briefed: { by: 'rules', why: 'late' } });
});

test('what one agent has accepted no other agent sees', async () => {
  const id = await desk.ringing();
  await desk.ledger.append(id, [accepted('ana')]);
  for (const door of ['packet', 'transcript']) {
    const ana = await desk.ask('GET', at(id, door), { cookie: await desk.signedIn('Ana') });
    expect(ana).toMatchObject({ status: 200, body: { standing: { stage: 'reading_back' } } });
    const bo = await desk.ask('GET', at(id, door), { cookie: await desk.signedIn('Bo') });
    expect(bo).toMatchObject({ status: 409, body: { code: 'OFFER_TAKEN' } });
  }
});

test('a conversation with the AI, an ended one and an unknown one are not shown', async () => {
  const cookie = await desk.signedIn('Ana');
  const withAi = await desk.started();
  const ended = await desk.ringing();
  await desk.ledger.append(ended, [
    { key: 'custody/3', entry: { kind: 'custody', holder: 'ended', epoch: 3, why: 'hung_up' } },
    { key: 'ended', entry: { kind: 'ended', why: 'hung_up' } },
  ]);
  for (const [id, status, code] of [
    [withAi, 409, 'OFFER_CLOSED'],
    [ended, 409, 'CONVERSATION_ENDED'],
    ['c-never', 404, 'CONVERSATION_UNKNOWN'],
  ] as const) {
    expect(await desk.ask('GET', at(id, 'packet'), { cookie })).toMatchObject({ status, body: { code } });
  }
});

test('who opened it is in the ledger, once for each offer and agent', async () => {
  const id = await desk.ringing();
  const [ana, bo] = [await desk.signedIn('Ana'), await desk.signedIn('Bo')];
  await desk.ask('GET', at(id, 'packet'), { cookie: ana });
  await desk.ask('GET', at(id, 'transcript'), { cookie: ana });
  await desk.ask('GET', at(id, 'transcript'), { cookie: bo });
  const openings = (await desk.ledger.rows(id)).filter(({ entry }) => entry.kind === 'human');
  expect(openings.map(({ entry }) => entry)).toEqual([
    { kind: 'human', agent: 'ana', act: 'opened', outcome: 'o1' },
    { kind: 'human', agent: 'bo', act: 'opened', outcome: 'o1' },
  ]);
});

test('the transcript goes on from where it was read to', async () => {
  const id = await desk.ringing();
  const cookie = await desk.signedIn('Ana');
  const whole = await desk.ask('GET', at(id, 'transcript'), { cookie });
  expect(whole.body.lines).toContainEqual(
    expect.objectContaining({ kind: 'customer', turnId: 't1', text: 'A human, please.' }),
  );
  await desk.ledger.takeTurn(id, 't2', 'Are you there?');
  const more = await desk.ask('GET', `${at(id, 'transcript')}?after=${whole.body.next}`, { cookie });
  expect(more.body.lines.map(({ text }: { text: string }) => text)).toEqual(['Are you there?']);
  const bad = await desk.ask('GET', `${at(id, 'transcript')}?after=-1`, { cookie });
  expect(bad).toMatchObject({ status: 400, body: { code: 'FIELD_INVALID' } });
});
