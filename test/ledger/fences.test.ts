import { expect, test } from 'vitest';
import type { Appended } from '../../src/activities/ports.ts';
import { type Draft, type Entry, keys } from '../../src/conversation/entry.ts';
import { useLedger } from '../support/ledger.ts';
import { aiSays, aiSaysMeanwhile, decides, ends, passes, scriptSays, silence, superseded } from './drafts.ts';

const at = useLedger();

/** A chat whose one turn, `t1`, stands at 3. */
async function withTurn(): Promise<string> {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Where is my bag?');
  return id;
}

const one = async (id: string, draft: Draft): Promise<Appended | undefined> => (await at.ledger.append(id, [draft]))[0];

const human = { holder: 'human', epoch: 2, agent: 'ada' } as const;

test('the AI speaks while it holds the conversation and the floor has not moved', async () => {
  const id = await withTurn();
  expect(await one(id, aiSaysMeanwhile('t1', 0, 3))).toEqual({ seq: 4, written: true });
  expect(await one(id, aiSays('t1', 3))).toEqual({ seq: 5, written: true });
});

test('only a whole reply answers its floor', async () => {
  const id = await withTurn();
  await one(id, aiSaysMeanwhile('t1', 0, 3));
  expect(await at.ledger.conversation(id)).toMatchObject({ floor: 3, answered: 0 });
  await one(id, aiSays('t1', 3));
  expect(await at.ledger.conversation(id)).toMatchObject({ floor: 3, answered: 3 });
});

test.each([
  ['a later turn', (id: string) => at.ledger.takeTurn(id, 't2', 'And my dog?')],
  ['a barge-in', (id: string) => at.ledger.takeBargeIn(id, 't1', 'n', 'Cert')],
  ['a hang-up', (id: string) => at.ledger.takeHangUp(id)],
])('%s takes the floor: an answer to what stood before is refused', async (_name, act) => {
  const id = await withTurn();
  await act(id);
  expect(await one(id, aiSays('t1', 3))).toEqual({ refused: 'floor_moved' });
  expect(await one(id, aiSaysMeanwhile('t1', 0, 3))).toEqual({ refused: 'floor_moved' });
});

test.each(['queue', 'callback', 'human', 'ended'] as const)(
  'the AI is mute while custody is with %s',
  async (holder) => {
    const id = await withTurn();
    await one(id, passes(holder === 'human' ? human : { holder, epoch: 2 }));
    expect(await one(id, aiSays('t1', 3, 1))).toEqual({ refused: 'stale_epoch' });
    expect(await one(id, aiSays('t1', 3, 2))).toEqual({ refused: 'stale_epoch' });
  },
);

test('scripts speak under the current epoch, whoever holds the conversation', async () => {
  const id = await withTurn();
  expect(await one(id, scriptSays('a', 1))).toMatchObject({ written: true });
  await one(id, passes({ holder: 'queue', epoch: 2 }));
  expect(await one(id, scriptSays('b', 2))).toMatchObject({ written: true });
  expect(await one(id, scriptSays('c', 1))).toEqual({ refused: 'stale_epoch' });
  expect(await one(id, scriptSays('a', 1))).toMatchObject({ written: false });
});

test('only the human who holds the conversation speaks as one, under the current epoch', async () => {
  const id = await withTurn();
  const says = (agent: string, epoch: number, replyId: string) =>
    at.ledger.humanSays(id, { agent, epoch, replyId, text: 'I have it.' });
  expect(await says('ada', 1, 'r1')).toEqual({ refused: 'stale_epoch' });
  await one(id, passes(human));
  expect(await says('bob', 2, 'r2')).toEqual({ refused: 'stale_epoch' });
  expect(await says('ada', 2, 'r3')).toEqual({ seq: 5, written: true });
  expect(await says('ada', 2, 'r3')).toEqual({ seq: 5, written: false });
  await one(id, passes({ holder: 'ai', epoch: 3 }));
  expect(await says('ada', 3, 'r4')).toEqual({ refused: 'stale_epoch' });
});

test('custody passes only to a higher epoch', async () => {
  const id = await withTurn();
  await one(id, passes({ holder: 'queue', epoch: 3 }));
  expect(await one(id, passes({ holder: 'ai', epoch: 2 }))).toEqual({ refused: 'stale_epoch' });
  expect(await at.ledger.conversation(id)).toMatchObject({ holder: 'queue', epoch: 3 });
});

test('within a batch each draft meets the custody that the one before it made', async () => {
  const id = await withTurn();
  const batch = [scriptSays('a', 1), passes({ holder: 'queue', epoch: 2 }), scriptSays('b', 2), scriptSays('c', 1)];
  const results = await at.ledger.append(id, batch);
  expect(results.map((result) => ('refused' in result ? result.refused : result.seq))).toEqual([
    4,
    5,
    6,
    'stale_epoch',
  ]);
});

test('a turn has one outcome, whoever comes first', async () => {
  const id = await withTurn();
  await one(id, superseded('t1', 't2'));
  expect(await one(id, aiSays('t1', 3))).toEqual({ seq: 4, written: false });
  expect(await at.ledger.conversation(id)).toMatchObject({ answered: 0 });
});

test('the head keeps the last decision that took the conversation away', async () => {
  const id = await withTurn();
  await one(id, decides(1, 'critical'));
  const goOn: Entry = {
    kind: 'decision',
    decision: 'continue',
    rule: 'none@1',
    tier: 'info',
    score: 0,
    turns: [],
    because: '',
  };
  await one(id, { key: 'decision/2', entry: goOn });
  expect(await at.ledger.conversation(id)).toMatchObject({ tier: 'critical', rule: 'explicit-request@1' });
});

const finishing: readonly Draft[] = [
  silence('late'),
  decides(9),
  superseded('t1', 't2'),
  {
    key: keys.called('c1'),
    entry: {
      kind: 'called',
      callId: 'c1',
      turnId: 't1',
      tool: 'refund',
      backend: 'pay',
      status: 'ok',
      ms: 9,
      sideEffect: true,
    },
  },
  { key: 'promise/p1/broken', entry: { kind: 'promise_end', promiseId: 'p1', state: 'broken' } },
  { key: 'lapsed/o1', entry: { kind: 'lapsed', offerId: 'o1', why: 'called_off' } },
  { key: 'human/1', entry: { kind: 'human', agent: 'ada', act: 'resolved', outcome: 'done' } },
];

test.each(finishing.map((draft) => [draft.entry.kind, draft] as const))(
  'what finishes is recorded after the end: %s',
  async (_kind, draft) => {
    const id = await withTurn();
    await one(id, ends);
    expect(await one(id, draft)).toMatchObject({ written: true });
  },
);

const beginning: readonly Draft[] = [
  aiSays('t1', 3),
  scriptSays('a', 1),
  passes({ holder: 'ai', epoch: 2 }),
  passes({ holder: 'ended', epoch: 3 }),
  { key: keys.calling('c1'), entry: { kind: 'calling', callId: 'c1', turnId: 't1', tool: 'refund', backend: 'pay' } },
  { key: keys.asked('t1', 0), entry: { kind: 'asked', turnId: 't1', step: 0, calls: [] } },
  { key: keys.packet(1), entry: { kind: 'packet', epoch: 1, hash: 'h' } },
  { key: 'offer/o1', entry: { kind: 'offer', offerId: 'o1', epoch: 1, tier: 'high', round: 1, until: 9 } },
  { key: 'accepted/o1', entry: { kind: 'accepted', offerId: 'o1', agent: 'ada' } },
  { key: 'promise/p1', entry: { kind: 'promise', promiseId: 'p1', promise: 'callback', due: 1, until: 2 } },
];

test.each(beginning.map((draft) => [draft.entry.kind, draft] as const))(
  'nothing new begins after the end: %s',
  async (_kind, draft) => {
    const id = await withTurn();
    await one(id, ends);
    expect(await one(id, draft)).toEqual({ refused: 'ended' });
  },
);

const asksAssistant = (epoch: number, agent: string): Draft => ({
  key: keys.askedAssistant(`q-${epoch}-${agent}`),
  entry: { kind: 'asked_assistant', askId: `q-${epoch}-${agent}`, epoch, agent, ask: 'question' },
  words: 'What did they pay?',
});
const assisted = (epoch: number): Draft => ({
  key: keys.assisted(`q-${epoch}`),
  entry: { kind: 'assisted', askId: `q-${epoch}`, epoch, cites: [], dropped: 0 },
  words: '{"claims":[]}',
});
const consults = (act: 'joined' | 'noted' | 'ended', agent: string, epoch = 2): Draft => ({
  key: `consult/k1/${act}/${agent}/${epoch}`,
  entry: { kind: 'consulted', act, consultId: 'k1', epoch, agent },
});
const asksColleague = (agent: string, epoch = 2): Draft => ({
  key: `consult/k1/asked/${agent}/${epoch}`,
  entry: { kind: 'consulted', act: 'asked', consultId: 'k1', epoch, agent, offerId: 'o1', to: 'bob' },
});

test('only the human who holds the conversation asks the assistant, and it answers only under that epoch', async () => {
  const id = await withTurn();
  expect(await one(id, asksAssistant(1, 'ada'))).toEqual({ refused: 'stale_epoch' });
  await one(id, passes(human));
  expect(await one(id, asksAssistant(1, 'ada'))).toEqual({ refused: 'stale_epoch' });
  expect(await one(id, asksAssistant(2, 'bob'))).toEqual({ refused: 'stale_epoch' });
  expect(await one(id, asksAssistant(2, 'ada'))).toMatchObject({ written: true });
  expect(await one(id, assisted(1))).toEqual({ refused: 'stale_epoch' });
  expect(await one(id, assisted(2))).toMatchObject({ written: true });
  await one(id, passes({ holder: 'queue', epoch: 3 }));
  expect(await one(id, asksAssistant(3, 'ada'))).toEqual({ refused: 'stale_epoch' });
  expect(await one(id, assisted(3))).toEqual({ refused: 'stale_epoch' });
});

test('a consult is asked for by who holds the conversation, joined by another, and over when custody leaves', async () => {
  const id = await withTurn();
  await one(id, passes(human));
  expect(await one(id, asksColleague('bob'))).toEqual({ refused: 'stale_epoch' });
  expect(await one(id, asksColleague('ada'))).toMatchObject({ written: true });
  expect(await one(id, consults('joined', 'ada'))).toEqual({ refused: 'stale_epoch' });
  expect(await one(id, consults('joined', 'bob'))).toMatchObject({ written: true });
  expect(await one(id, consults('noted', 'ada'))).toMatchObject({ written: true });
  await one(id, passes({ holder: 'queue', epoch: 3 }));
  for (const draft of [consults('noted', 'bob'), consults('noted', 'bob', 3), consults('ended', 'ada', 3)])
    expect(await one(id, draft)).toEqual({ refused: 'stale_epoch' });
});

test('who is consulted speaks to the customer under nobody’s epoch', async () => {
  const id = await withTurn();
  await one(id, passes(human));
  await one(id, asksColleague('ada'));
  await one(id, consults('joined', 'bob'));
  const says = { agent: 'bob', epoch: 2, replyId: 'r1', text: 'Hello, this is Bob.' };
  expect(await at.ledger.humanSays(id, says)).toEqual({ refused: 'stale_epoch' });
});

test('neither the assistant nor a consult begins after the end', async () => {
  const id = await withTurn();
  await one(id, passes(human));
  await one(id, ends);
  for (const draft of [asksAssistant(2, 'ada'), assisted(2), asksColleague('ada'), consults('noted', 'bob')])
    expect(await one(id, draft)).toEqual({ refused: 'ended' });
});
