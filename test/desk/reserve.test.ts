import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type BriefWhy, type Draft, keys } from '../../src/conversation/entry.ts';
import { ends, passes } from '../ledger/drafts.ts';
import { runSql } from '../support/postgres.ts';
import { accepts, declines, everything, lapses, offers, seeks, useDesk } from './support.ts';

const at = useDesk();

const loadOf = async (agent: string) => (await at.desk.agents()).find((one) => one.agent === agent)?.load;
const matched = async () => (await at.desk.match()).map(({ conversation, agent }) => ({ conversation, agent }));
const busy = { voice: 0, chat: 1 };
const idle = { voice: 0, chat: 0 };

test('a search gets a human who is present, once', async () => {
  const agent = await at.here();
  const conversation = await at.seeking();
  expect(await at.desk.match()).toEqual([{ conversation, seekId: 's1', agent, until: at.time.now + 60_000 }]);
  expect(await at.desk.match()).toEqual([]);
  expect(await loadOf(agent)).toEqual(busy);
});

test('nobody who is away, has missed a ring, is gone or is full is asked', async () => {
  const away = await at.here();
  await at.desk.present(away, away, everything, 'away');
  const gone = await at.here();
  await at.desk.absent(gone);
  const full = await at.here();
  await at.seeking({ only: full });
  expect(await matched()).toHaveLength(1);
  await at.seeking();
  expect(await matched()).toEqual([]);
});

test('capacity counts by channel', async () => {
  const agent = await at.here({ capacity: { voice: 1, chat: 2 } });
  for (let i = 0; i < 4; i += 1) await at.seeking({ since: i });
  const call = await at.seeking({ channel: 'voice' });
  // The load is counted by the conversation's own channel, which its search repeats.
  await runSql(at.url, `update readback.head set channel = 'voice' where conversation = $1`, [call]);
  expect(await matched()).toHaveLength(3);
  expect(await loadOf(agent)).toEqual({ voice: 1, chat: 2 });
});

test('a search says whom it needs, whom it does not ask and whom alone it asks', async () => {
  const billing = await at.here({ skills: { billing: 3 } });
  const returns = await at.here({ skills: { returns: 3 } });
  const named = await at.here({ skills: {} });
  const forReturns = await at.seeking({ needs: { skill: 'returns' }, since: 1 });
  const notBilling = await at.seeking({ except: [billing, returns], since: 2 });
  expect(await matched()).toEqual([
    { conversation: forReturns, agent: returns },
    { conversation: notBilling, agent: named },
  ]);
  const forNamed = await at.seeking({ only: named });
  expect(await matched()).toEqual([]);
  await at.ledger.append(notBilling, [passes({ holder: 'ended', epoch: 3 }), ends]);
  expect(await matched()).toEqual([{ conversation: forNamed, agent: named }]);
});

test('a search widens from when custody came to the queue, however old the handoff is', async () => {
  await at.here({ skills: {} });
  const conversation = await at.seeking({ needs: { skill: 'billing' }, since: Date.now() - 3_600_000 });
  expect(await matched()).toEqual([]);
  at.time.now += 30_000;
  await at.here({ skills: {} });
  expect(await matched()).toEqual([]);
  at.time.now += 12_000;
  await at.here({ skills: {} });
  expect(await matched()).toMatchObject([{ conversation }]);
});

describe('while its brief is written', () => {
  const briefed = async () => await at.seeking({ briefUntil: at.time.now + 4_000 });
  const briefs = (why: BriefWhy): Draft => ({
    key: keys.brief(2),
    entry: { kind: 'brief', epoch: 2, by: 'rules', dropped: 0, why },
  });

  test('a conversation is told of nobody: who is reserved meanwhile is taken with the brief', async () => {
    const agent = await at.here();
    const conversation = await briefed();
    expect(await at.desk.match()).toEqual([]);
    expect(await loadOf(agent)).toEqual(busy);
    // as one is told: an offer has time to come into the ledger
    expect(await at.desk.claim(conversation, 's1')).toEqual({ agent, until: at.time.now + 30_000 });
    at.time.now += 4_000;
    expect(await at.desk.match()).toEqual([]);
  });

  test('a brief that was lost with its worker leaves it to be told at once', async () => {
    const agent = await at.here();
    const conversation = await briefed();
    await at.desk.match();
    await at.ledger.append(conversation, [briefs('lost')]);
    expect(await matched()).toEqual([{ conversation, agent }]);
    const next = await briefed();
    await at.ledger.append(next, [briefs('lost')]);
    const other = await at.here();
    expect(await matched()).toEqual([{ conversation: next, agent: other }]);
  });

  test('one that the rules wrote for another reason is as good as a model’s', async () => {
    await at.here();
    const conversation = await briefed();
    await at.desk.match();
    await at.ledger.append(conversation, [briefs('MODEL_EMPTY')]);
    expect(await matched()).toEqual([]);
  });

  test('a brief that is late leaves it to be told', async () => {
    const agent = await at.here();
    const conversation = await briefed();
    await at.desk.match();
    at.time.now += 3_900;
    expect(await at.desk.match()).toEqual([]);
    at.time.now += 100;
    expect(await matched()).toEqual([{ conversation, agent }]);
  });

  test('one that takes its reservation and is heard of no more is told after 5 s', async () => {
    const agent = await at.here();
    const conversation = await briefed();
    await at.desk.match();
    await at.desk.claim(conversation, 's1');
    at.time.now += 5_000;
    expect(await matched()).toEqual([{ conversation, agent }]);
  });

  test('with the brief in place and nobody reserved, it is told as soon as somebody is', async () => {
    const conversation = await briefed();
    expect(await at.desk.claim(conversation, 's1')).toBeUndefined();
    const agent = await at.here();
    expect(await matched()).toEqual([{ conversation, agent }]);
  });

  test('nobody takes what is reserved for a later search, or rings already', async () => {
    const agent = await at.here();
    const conversation = await at.seeking();
    await at.ledger.append(conversation, [seeks('s2', { briefUntil: at.time.now + 4_000 })]);
    await at.desk.match();
    expect(await at.desk.claim(conversation, 's1')).toBeUndefined();
    await at.ledger.append(conversation, [offers('o1', agent)]);
    expect(await at.desk.claim(conversation, 's2')).toBeUndefined();
  });

  test('whenever the brief is done, each conversation hears of its human in one way', async () => {
    await Promise.all(Array.from({ length: 20 }, () => at.here()));
    const sought = await Promise.all(Array.from({ length: 20 }, briefed));
    const claims = sought.map((conversation, i) =>
      delay(i % 7).then(async () => ({ conversation, held: await at.desk.claim(conversation, 's1') })),
    );
    const told: string[] = [];
    const matching = async () => {
      for (let i = 0; i < 8; i += 1) {
        for (const { conversation } of await at.desk.match()) told.push(conversation);
        await delay(2);
      }
    };
    const [claimed] = await Promise.all([Promise.all(claims), matching(), matching()]);
    await matching();
    const taken = claimed.flatMap(({ conversation, held }) => (held === undefined ? [] : [conversation]));
    expect([...told, ...taken].toSorted()).toEqual(sought.toSorted());
  });
});

describe('until the conversation answers', () => {
  test('it is told again every second, by one process', async () => {
    await at.here();
    await at.seeking();
    const [first] = await at.desk.match();
    at.time.now += 900;
    expect(await at.desk.match()).toEqual([]);
    at.time.now += 100;
    expect(await at.desk.match()).toEqual([first]);
    expect(await at.desk.match()).toEqual([]);
  });

  test('one that has heard of it is told again only when it keeps silent for 5 s', async () => {
    await at.here();
    const conversation = await at.seeking();
    const [first] = await at.desk.match();
    await at.desk.told({ conversation, seekId: 's1' });
    at.time.now += 4_900;
    expect(await at.desk.match()).toEqual([]);
    at.time.now += 100;
    expect(await at.desk.match()).toEqual([first]);
  });

  test('its offer ends that', async () => {
    const agent = await at.here();
    const conversation = await at.seeking();
    await at.desk.match();
    await at.ledger.append(conversation, [offers('o1', agent)]);
    at.time.now += 5_000;
    expect(await at.desk.match()).toEqual([]);
    expect(await loadOf(agent)).toEqual(busy);
  });

  test('one that never answers holds its human for a minute, then the search is open again', async () => {
    const agent = await at.here();
    const conversation = await at.seeking();
    await at.desk.match();
    at.time.now += 60_000;
    await at.desk.present(agent, agent, everything);
    expect(await loadOf(agent)).toEqual(idle);
    expect(await matched()).toEqual([{ conversation, agent }]);
  });

  test('one that is gone for good is withdrawn, and its human is free', async () => {
    const agent = await at.here();
    const conversation = await at.seeking();
    await at.desk.match();
    await at.desk.withdraw({ conversation, seekId: 's1' });
    expect(await loadOf(agent)).toEqual(idle);
    expect(await at.desk.match()).toEqual([]);
  });

  test('what is withdrawn late takes nothing from a later search', async () => {
    const agent = await at.here();
    const conversation = await at.seeking();
    await at.ledger.append(conversation, [seeks('s2')]);
    await at.desk.withdraw({ conversation, seekId: 's1' });
    expect(await at.desk.match()).toMatchObject([{ conversation, seekId: 's2', agent }]);
  });
});

describe('the desk follows the ledger', () => {
  async function rung(...then: readonly ((agent: string) => Draft)[]) {
    const agent = await at.here();
    const conversation = await at.seeking();
    await at.desk.match();
    await at.ledger.append(conversation, [offers('o1', agent), ...then.map((draft) => draft(agent))]);
    return { agent, conversation };
  }
  const stateOf = async (agent: string) => (await at.desk.agents()).find((one) => one.agent === agent)?.state;

  test('an offer that nobody answers frees the human, who has missed a ring and is asked no more until they are back', async () => {
    const { agent, conversation } = await rung(() => lapses('o1', 'nobody_accepted'));
    expect(await loadOf(agent)).toEqual(idle);
    expect(await stateOf(agent)).toBe('missed');
    await at.ledger.append(conversation, [seeks('s2')]);
    expect(await at.desk.present(agent, agent, everything)).toBe('missed');
    expect(await matched()).toEqual([]);
    await at.desk.present(agent, agent, everything, 'available');
    expect(await matched()).toEqual([{ conversation, agent }]);
  });

  test.each([
    ['declined', (agent: string) => [declines('o1', agent)]],
    ['not read back', (agent: string) => [accepts('o1', agent), lapses('o1', 'no_read_back')]],
    ['read back wrong', (agent: string) => [accepts('o1', agent), lapses('o1', 'read_back_wrong')]],
    ['called off', () => [passes({ holder: 'ai', epoch: 3 })]],
    ['hung up', () => [passes({ holder: 'ended', epoch: 3 }), ends]],
  ] as const)('one that is %s frees the human, who stays available', async (_how, drafts) => {
    const { agent, conversation } = await rung();
    await at.ledger.append(conversation, drafts(agent));
    expect(await loadOf(agent)).toEqual(idle);
    expect(await stateOf(agent)).toBe('available');
    expect(await at.desk.match()).toEqual([]);
  });

  test('whoever accepts is held through the read-back, and has the conversation once afterwards', async () => {
    const { agent, conversation } = await rung((one) => accepts('o1', one));
    at.time.now += 120_000;
    await at.desk.present(agent, agent, everything);
    expect(await loadOf(agent)).toEqual(busy);
    await at.ledger.append(conversation, [passes({ holder: 'human', agent, epoch: 3 })]);
    expect(await loadOf(agent)).toEqual(busy);
    const [left] = await runSql(at.url, 'select count(*)::integer as count from readback.reservation');
    expect(left).toEqual({ count: 0 });
  });

  test('a human whom a conversation leaves is idle from then on', async () => {
    const { agent, conversation } = await rung((one) => accepts('o1', one));
    await at.ledger.append(conversation, [passes({ holder: 'human', agent, epoch: 3 })]);
    await at.ledger.append(conversation, [passes({ holder: 'queue', epoch: 4 })]);
    const last = (await at.ledger.rows(conversation)).at(-1);
    expect(await at.desk.agents()).toMatchObject([{ agent, load: idle, idleSince: last?.at }]);
  });

  test('an offer that comes after its reservation ran out holds its human all the same', async () => {
    const agent = await at.here();
    const conversation = await at.seeking();
    await at.ledger.append(conversation, [offers('o1', agent)]);
    expect(await loadOf(agent)).toEqual(busy);
    expect(await at.desk.match()).toEqual([]);
  });

  test('a ring that its conversation never ends frees the human 15 s after it', async () => {
    const { agent } = await rung();
    at.time.now += 50_000;
    await at.desk.present(agent, agent, everything);
    expect(await loadOf(agent)).toEqual(idle);
  });
});
