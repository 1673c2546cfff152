import { expect, test } from 'vitest';
import { record } from '../../src/activities/record.ts';
import type { SealInput } from '../../src/activities/types.ts';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { useLedger } from '../support/ledger.ts';
import { Rig, says } from './support.ts';

/** What the workflow has to say, and the packet's sealing, with the real ledger: doing either again changes nothing. */
const at = useLedger();

const outcome = (turnId: string, what: 'superseded' | 'delivered' | 'ended'): Draft => ({
  key: keys.outcome(turnId),
  entry: { kind: 'outcome', turnId, outcome: what },
});
const toQueue: Draft = { key: 'custody/2', entry: { kind: 'custody', holder: 'queue', epoch: 2, why: 'test' } };
const transition: Draft = {
  key: keys.script('transition', 2),
  entry: { kind: 'said', by: 'script', epoch: 2, script: 'transition' },
};

const kinds = async (rig: Rig, id: string) => (await rig.rows(id)).map(({ entry: { kind } }) => kind);

test('drafts are written in their order; a script gets its words here', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  expect(await rig.record({ conversation: id, drafts: [toQueue, transition] })).toEqual([]);
  expect(await kinds(rig, id)).toEqual(['custody', 'said']);
  expect((await rig.rows(id)).at(-1)?.words).toBe('script: transition');
});

test('a second time nothing is written, and the answer is the same', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'Hello');
  const input = { conversation: id, drafts: [toQueue, transition, outcome('t1', 'delivered')] };
  const first = await rig.record(input);
  expect(first).toEqual([{ turnId: 't1', outcome: 'delivered', seq: 6 }]);
  expect(await rig.record(input)).toEqual(first);
  expect(await kinds(rig, id)).toEqual(['turn', 'custody', 'said', 'outcome']);
});

test('an offer for a human who is not free any more is told of, and so is a late acceptance', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const offer: Draft = {
    key: 'offer/o3',
    entry: { kind: 'offer', offerId: 'o3', epoch: 2, tier: 'high', round: 1, until: 9, only: 'ada' },
  };
  const lapsed: Draft = { key: 'lapsed/o3', entry: { kind: 'lapsed', offerId: 'o3', why: 'too_late' } };
  const accepted: Draft = { key: 'accepted/o3', entry: { kind: 'accepted', offerId: 'o3', agent: 'ada' } };
  expect(await rig.record({ conversation: id, drafts: [toQueue, lapsed, offer, accepted] })).toEqual([
    { offerId: 'o3' },
    { offerId: 'o3' },
  ]);
  expect(await kinds(rig, id)).toEqual(['custody', 'lapsed']);
});

test('a reply that was written a moment before is the turn’s outcome', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(says('Hello.'));
  await rig.think(id, turn);
  const drafts = [outcome('t1', 'delivered')];
  expect(await rig.record({ conversation: id, drafts })).toEqual([{ turnId: 't1', outcome: 'replied', seq: 4 }]);
});

test('a turn that was written while waiting is read where its outcome is recorded, once', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'This takes FOREVER AND EVER!!');
  const input = { conversation: id, drafts: [{ ...outcome('t1', 'delivered'), hears: 7 }] };
  const first = await rig.record(input);
  expect(first).toMatchObject([{ turnId: 't1', heard: { since: 7, evidence: [{ type: 'mood', anger: 2 }, {}] } }]);
  expect(await rig.record(input)).toEqual(first);
  expect(await kinds(rig, id)).toEqual(['turn', 'outcome', 'evidence', 'evidence']);
});

test('nothing to say asks nothing of the ledger', async () => {
  const rig = new Rig({ ...at.ledger, append: () => Promise.reject(new Error('asked')) });
  expect(await rig.record({ conversation: 'nowhere', drafts: [] })).toEqual([]);
});

const verified = (id: string): Draft => ({
  key: keys.called(`${id}.0`),
  entry: {
    kind: 'called',
    callId: `${id}.0`,
    turnId: 't1',
    tool: 'verify',
    backend: 'shop',
    status: 'ok',
    ms: 3,
    sideEffect: false,
    grants: { level: 'verified', method: 'pin' },
  },
  words: '{"verified":true,"customerId":"C-1"}',
});

const handoff = { rule: 'explicit-request@1', tier: 'high', since: 0, rounds: 0 } as const;
const sealing = (conversation: string): SealInput => ({
  conversation,
  epoch: 2,
  handoff,
  drafts: [toQueue, transition],
});

test('the packet stands in the ledger under its epoch, after what was said; the codes of the read-back do not', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'I want my money back');
  const { packet } = await rig.seal(sealing(id));
  expect(await kinds(rig, id)).toEqual(['turn', 'custody', 'said', 'packet']);
  const row = await at.ledger.row(id, keys.packet(2));
  expect(row).toMatchObject({ seq: packet.seq, entry: { epoch: 2, hash: packet.hash } });
  expect(packet).toMatchObject({ epoch: 2, truth: { wants: 'refund', identity: 'none' } });
  expect(row?.words).not.toContain('truth');
});

test('whom to look for is worked out with it, and goes to the workflow alone', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'I want my money back, please');
  expect((await rig.seal(sealing(id))).packet.needs).toEqual({});
  rig.needs = { rules: {}, intents: { refund: { skill: 'payments', level: 2 } }, languages: ['*'] };
  const { packet } = await rig.seal(sealing(id));
  expect(packet.needs).toEqual({ skill: 'payments', level: 2, language: 'en' });
  expect((await at.ledger.row(id, keys.packet(2)))?.words).not.toContain('payments');
});

test('sealed again, it is the same packet, whatever has been said since', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'Hello');
  const first = await rig.seal(sealing(id));
  await rig.turn(id, 't2', 'I want my money back');
  expect((await rig.seal(sealing(id))).packet).toEqual(first.packet);
  expect((await kinds(rig, id)).filter((kind) => kind === 'packet')).toHaveLength(1);
});

test('what the CRM knows is sealed with it, and what it says later changes nothing', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  let asked = 0;
  rig.customers = {
    find: async () => ({ state: 'found', profile: { name: `Ada ${++asked}`, notes: [], contacts: [] } }),
  };
  await rig.turn(id, 't1', 'I want my money back');
  await rig.ledger.append(id, [verified(id)]);
  const first = await rig.seal(sealing(id));
  expect((await rig.seal(sealing(id))).packet).toEqual(first.packet);
  expect(asked).toBe(1);
  const row = await at.ledger.row(id, keys.packet(2));
  expect(JSON.parse(row?.words ?? '')).toMatchObject({ customer: { state: 'found', profile: { name: 'Ada 1' } } });
  expect(JSON.stringify(first)).not.toContain('Ada');
});

test('of two sealings at once, the one that was written is what both answer with', async () => {
  const [other, id] = [new Rig(at.ledger), await at.started()];
  await other.turn(id, 't1', 'Hello');
  const overtaken: Ledger = {
    ...at.ledger,
    async rows(conversation) {
      const rows = await at.ledger.rows(conversation);
      // the other one seals while this one builds, and the customer has spoken in between
      if (rows.every(({ entry: { kind } }) => kind !== 'packet')) {
        await other.seal(sealing(id));
        return [...rows, { seq: 99, at: 0, key: 'turn/t2', entry: { kind: 'turn', turnId: 't2' }, words: 'Hi' }];
      }
      return rows;
    },
  };
  const { packet } = await new Rig(overtaken).seal(sealing(id));
  const row = await at.ledger.row(id, keys.packet(2));
  expect(row).toMatchObject({ seq: packet.seq, entry: { hash: packet.hash } });
});

test('what a script says of minutes is filled in from its entry', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const entry = { kind: 'said', by: 'script', epoch: 1, script: 'wait_told', minutes: { from: 2, to: 5 } } as const;
  const agent = { ...rig.ports.agent, script: () => 'between {from} and {to} minutes' };
  await record({ ledger: at.ledger, agent })({ conversation: id, drafts: [{ key: 'script/wait_told/4', entry }] });
  expect((await rig.rows(id)).at(-1)?.words).toBe('between 2 and 5 minutes');
});
