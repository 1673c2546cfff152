import { expect, test } from 'vitest';
import type { SealInput } from '../../src/activities/types.ts';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import type { Packet } from '../../src/handoff/packet.ts';
import { keyOf, names } from '../support/joined.ts';
import { newId, useLedger } from '../support/ledger.ts';
import { ask } from '../support/world.ts';
import { Rig, says } from './support.ts';

/** One customer, many conversations: what a step knows of the others, with the real ledger. */
const at = useLedger();

function rigged(): Rig {
  const rig = new Rig(at.ledger);
  rig.identity = { keyOf, others: at.ledger.others };
  return rig;
}

const passes = (holder: 'queue' | 'human', epoch: number): Draft => ({
  key: `custody/${epoch}`,
  entry: { kind: 'custody', holder, epoch, why: 'test', ...(holder === 'human' ? { agent: 'ada' } : {}) },
});
const resolved = (outcome: string): Draft => ({
  key: 'resolved',
  entry: { kind: 'human', agent: 'ada', act: 'resolved', outcome },
});
const ended: Draft = { key: keys.ended, entry: { kind: 'ended', why: 'resolved' } };

/** Another conversation of the customer, as far as these entries bring it. */
async function before(customer: string, text: string, ...drafts: Draft[]): Promise<string> {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', text);
  await at.ledger.append(id, [names(customer), ...drafts]);
  return id;
}

async function thinks(customer: string, text: string, level: 'claimed' | 'authenticated' = 'authenticated') {
  const rig = rigged();
  const id = await at.started();
  const turn = await rig.turn(id, 't1', text);
  await at.ledger.append(id, [names(customer, level)]);
  rig.model.answers.push(says('Let me see.'));
  const outcome = await rig.think(id, turn);
  const told = rig.model.requests[0]?.messages.flatMap((one) => (one.role === 'narrative' ? [one.text] : [])) ?? [];
  return { rig, id, outcome, told };
}

const repeats = (outcome: Awaited<ReturnType<typeof thinks>>['outcome']) =>
  outcome.kind === 'replied' ? outcome.evidence.filter(({ type }) => type === 'repeat_contact') : [];

test('who is back about the same thing is evidence in their first turn, on record and in the outcome', async () => {
  const customer = newId();
  const earlier = await before(customer, 'My money back!', passes('human', 2), resolved('not_possible'), ended);
  const { id, outcome } = await thinks(customer, 'I still want my money back');
  const found = [
    { type: 'repeat_contact', turnId: 't1', conversation: earlier, days: 0, times: 1, resolved: false, trusted: true },
  ];
  expect(repeats(outcome)).toEqual(found);
  const evidence = (await at.ledger.rows(id)).flatMap(({ entry }) =>
    entry.kind === 'evidence' ? [entry.evidence] : [],
  );
  expect(evidence.filter(({ type }) => type === 'repeat_contact')).toEqual(found);
});

test('it is evidence once, and about another thing it is none', async () => {
  const customer = newId();
  await before(customer, 'My money back!', ended);
  const { rig, id } = await thinks(customer, 'My money back, please');
  rig.model.answers.push(says('I am at it.'));
  expect(repeats(await rig.think(id, await rig.turn(id, 't2', 'My money back!')))).toEqual([]);
  expect(repeats((await thinks(customer, 'How heavy is the parcel?')).outcome)).toEqual([]);
});

test('the model is told of a colleague who is with the customer elsewhere, and of what was done there', async () => {
  const customer = newId();
  const asked: Draft = {
    key: keys.asked('t1', 0),
    entry: { kind: 'asked', turnId: 't1', step: 0, calls: [ask('p', { tool: 'pay', sideEffect: true })] },
    words: JSON.stringify({ p: '{"orderNumber":"100001"}' }),
  };
  const paid: Draft = {
    key: keys.called('p'),
    entry: {
      kind: 'called',
      callId: 'p',
      turnId: 't1',
      tool: 'pay',
      backend: 'b',
      status: 'ok',
      ms: 1,
      sideEffect: true,
    },
    words: 'done',
  };
  await before(customer, 'My money back!', asked, paid, passes('human', 2));
  const { told, outcome } = await thinks(customer, 'Where is my money back?');
  expect(told.join('\n')).toContain('A colleague is with this customer right now in another chat.');
  expect(told.join('\n')).toContain('Already done in another conversation of this customer: pay for 100001.');
  expect(repeats(outcome)).toEqual([]);
});

test('who merely claims to be the customer learns nothing of it', async () => {
  const customer = newId();
  await before(customer, 'My money back!', passes('human', 2));
  expect((await thinks(customer, 'Is somebody with me?', 'claimed')).told).toEqual([]);
});

test('a conversation that names nobody asks nobody, and one whose question fails goes on without', async () => {
  const rig = rigged();
  let asked = 0;
  rig.identity = { keyOf, others: () => Promise.reject(new Error(`asked ${++asked}`)) };
  const id = await at.started();
  rig.model.answers.push(says('Yes?'), says('Yes.'));
  expect((await rig.think(id, await rig.turn(id, 't1', 'Hello'))).kind).toBe('replied');
  expect(asked).toBe(0);
  await at.ledger.append(id, [names(newId())]);
  expect((await rig.think(id, await rig.turn(id, 't2', 'Hello?'))).kind).toBe('replied');
  expect(asked).toBe(1);
});

test('a tool’s answer that proves who it is joins the conversation with the call, once', async () => {
  const [rig, id] = [rigged(), await at.started()];
  const turn = await rig.turn(id, 't1', 'It is me');
  const grants = { level: 'verified', method: 'pin', forMinutes: 60 } as const;
  rig.tools.answer = async () => ({ status: 'ok', text: '{"customerId":"C-7"}', grants });
  await rig.call(id, ask('t1.0.0', { tool: 'verify' }), turn);
  await rig.call(id, ask('t1.0.0', { tool: 'verify' }), turn, { attempt: 2 });
  const joins = (await rig.rows(id)).filter(({ entry }) => entry.kind === 'joined');
  expect(joins.map(({ entry, words }) => [entry, words])).toEqual([
    [{ kind: 'joined', customer: keyOf('id', 'C-7'), of: 'id', by: 'tool', ...grants }, null],
  ]);
});

test('an answer that proves nothing, or names nobody, joins nothing; nor does any where no key is set', async () => {
  const [rig, id] = [rigged(), await at.started()];
  const turn = await rig.turn(id, 't1', 'It is me');
  rig.tools.answer = async () => ({ status: 'ok', text: '{"customerId":"C-7"}' });
  await rig.call(id, ask('a', { tool: 'verify' }), turn);
  const grants = { level: 'verified', method: 'pin' } as const;
  rig.tools.answer = async () => ({ status: 'ok', text: '{}', grants });
  await rig.call(id, ask('b', { tool: 'verify' }), turn);
  rig.identity = undefined;
  rig.tools.answer = async () => ({ status: 'ok', text: '{"customerId":"C-7"}', grants });
  await rig.call(id, ask('c', { tool: 'verify' }), turn);
  expect((await rig.rows(id)).filter(({ entry }) => entry.kind === 'joined')).toEqual([]);
});

const handoff = { rule: 'explicit-request@2', tier: 'medium', since: 0, rounds: 0 } as const;
const sealing = (conversation: string): SealInput => ({ conversation, epoch: 1, handoff, drafts: [] });
const packetOf = async (id: string): Promise<Packet> => JSON.parse((await at.ledger.packet(id))?.words ?? '');

test('the packet lists the customer’s contacts on every channel, and the human who knows the matter is asked for', async () => {
  const customer = newId();
  const earlier = await before(customer, 'My money back!', passes('human', 2), resolved('solved'), ended);
  const live = await before(customer, 'How heavy is it?', passes('queue', 2));
  const { rig, id } = await thinks(customer, 'My money back again');
  const { packet } = await rig.seal(sealing(id));
  expect(packet.needs).toEqual({ past: 'ada' });
  expect((await rig.seal(sealing(id))).packet).toEqual(packet);
  expect((await packetOf(id)).contacts).toMatchObject({
    earlier: [{ conversation: earlier, channel: 'chat', outcome: 'Solved by a human', agent: 'ada', same: true }],
    live: [{ conversation: live, holder: 'queue', same: false, trusted: true }],
  });
});

test('what was proven in another conversation is proven in the packet, on record with where and until when', async () => {
  const customer = newId();
  const proof: Draft = {
    key: keys.called('v'),
    entry: {
      ...{ kind: 'called', callId: 'v', turnId: 't1', tool: 'verify', backend: 'b', status: 'ok', ms: 1 },
      ...{ sideEffect: false, grants: { level: 'verified', method: 'pin', forMinutes: 60 } },
    },
    words: '{}',
  };
  const earlier = await before(customer, 'It is me', proof, ended);
  const { rig, id } = await thinks(customer, 'My money back');
  const join = (await rig.rows(id)).find(({ entry }) => entry.kind === 'joined' && entry.by === 'conversation');
  expect(join?.entry).toMatchObject({ level: 'verified', method: 'pin', from: earlier });
  await rig.seal(sealing(id));
  expect((await packetOf(id)).identity).toMatchObject({ level: 'verified', method: 'pin' });
  const claimed = await thinks(customer, 'My money back', 'claimed');
  await claimed.rig.seal(sealing(claimed.id));
  expect((await packetOf(claimed.id)).identity).toMatchObject({ level: 'claimed', method: 'channel' });
});

test('a handoff in the very first turn seals the proof that no thought has put on record', async () => {
  const customer = newId();
  const grants = { level: 'verified', method: 'pin', forMinutes: 60 } as const;
  const called = {
    kind: 'called',
    callId: 'v',
    turnId: 't1',
    tool: 'verify',
    backend: 'b',
    status: 'ok',
    ms: 1,
  } as const;
  await before(customer, 'It is me', { key: 'called/v', entry: { ...called, sideEffect: false, grants }, words: '{}' });
  const [rig, id] = [rigged(), await at.started()];
  await rig.turn(id, 't1', 'A human');
  await at.ledger.append(id, [names(customer)]);
  await rig.seal(sealing(id));
  expect((await packetOf(id)).identity).toMatchObject({ level: 'verified', method: 'pin' });
});
