import { expect, test } from 'vitest';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import { ends } from '../ledger/drafts.ts';
import { useLedger } from '../support/ledger.ts';
import { limits } from '../support/limits.ts';
import { asks, Rig, says, saysThenHangs } from './support.ts';

/** One thought, with the real ledger. */
const at = useLedger();

const lookFor = (tool: string, what: string) => ({ tool, arguments: JSON.stringify({ what }) });

/** What a customer may do while the model speaks, or before it is asked; and a run that has not heard of its end. */
const acts = {
  'a later turn': { act: (rig: Rig, id: string) => rig.turn(id, 't2', 'And my dog?'), type: 'turn' },
  'a barge-in': { act: (rig: Rig, id: string) => rig.ledger.takeBargeIn(id, 't1', 'n', 'Cert'), type: 'barge_in' },
  'a hang-up': { act: (rig: Rig, id: string) => rig.ledger.takeHangUp(id), type: 'hang_up' },
  'the end': { act: (rig: Rig, id: string) => rig.ledger.append(id, [ends]), type: 'hang_up' },
} as const;

test('the reply is streamed, written under the turn, and found at its place', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Where is my cat?');
  rig.model.answers.push(says('On the ', 'roof.'));
  const outcome = await rig.think(id, turn);
  expect(outcome).toMatchObject({
    kind: 'replied',
    seq: 4,
    evidence: [{ type: 'mood' }, { type: 'manner' }, { type: 'model', status: 'ok' }],
  });
  expect(await at.ledger.row(id, keys.outcome('t1'))).toMatchObject({ seq: 4, words: 'On the roof.' });
  expect(rig.voice.heard).toEqual(['begin t1/1', '0 On the ', '1 roof.', 'end 1']);
  expect(rig.model.requests[0]).toMatchObject({ messages: [{ role: 'customer', text: 'Where is my cat?' }] });
});

test('what the workflow has to say is written before the model is asked', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'Hello');
  const turn = await rig.turn(id, 't2', 'Hello?');
  const entry = { kind: 'outcome', turnId: 't1', outcome: 'superseded', by: 't2' } as const;
  const drafts: Draft[] = [{ key: keys.outcome('t1'), entry }];
  rig.model.answers.push(says('Hello.'));
  await rig.think(id, turn, { drafts });
  expect((await rig.rows(id)).map(({ entry: { kind } }) => kind)).toEqual([
    'turn',
    'turn',
    'outcome',
    'said',
    'evidence',
    'evidence',
    'evidence',
    'evidence',
  ]);
});

test('the reply of an earlier attempt whose worker died stands: the model is not asked again', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(says('Good day.'));
  const first = await rig.think(id, turn);
  expect(await rig.think(id, { ...turn, attempt: 2 })).toEqual(first);
  expect(rig.model.requests).toHaveLength(1);
});

test('the calls that an earlier attempt asked for stand', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(asks(lookFor('look', 'cat')));
  const first = await rig.think(id, turn);
  const second = await rig.think(id, { ...turn, attempt: 2 });
  expect(second).toEqual(first);
});

test('of two attempts that are alive at once, the calls that were written first are made', async () => {
  const [rig, other, id] = [new Rig(at.ledger), new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  const { promise: go, resolve } = Promise.withResolvers<void>();
  rig.model.answers.push(async function* () {
    await go;
    yield { type: 'calls', calls: [lookFor('pay', 'hat'), lookFor('look', 'hat')] };
  });
  const late = rig.think(id, turn);
  await expect.poll(() => rig.model.requests.length).toBe(1);
  other.model.answers.push(asks(lookFor('look', 'cat')));
  const first = await other.think(id, { ...turn, attempt: 2 });
  resolve();
  const second = await late;
  expect('calls' in second && second.calls).toEqual('calls' in first && first.calls);
});

test.each(Object.entries(acts))(
  '%s that stands in the ledger overtakes the thought: nobody is asked',
  async (_, act) => {
    const [rig, id] = [new Rig(at.ledger), await at.started()];
    const turn = await rig.turn(id, 't1', 'Hello');
    await act.act(rig, id);
    const by = { type: act.type, seq: 4, answered: 0, answeredSeq: 0 };
    expect(await rig.think(id, turn)).toMatchObject({ kind: 'overtaken', by });
    expect(rig.model.requests).toEqual([]);
  },
);

test.each(Object.entries(acts))('%s while the model speaks: nothing of it is said', async (_, act) => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(async function* () {
    yield { type: 'words', text: 'Certainly' };
    await act.act(rig, id);
  });
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'overtaken', by: { type: act.type, seq: 4 } });
  expect((await rig.rows(id)).map(({ entry: { kind } }) => kind)).not.toContain('said');
});

test.each(Object.entries(acts))('%s while the model asks for tools: none of them is run', async (_, act) => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(async function* () {
    await act.act(rig, id);
    yield { type: 'calls', calls: [lookFor('pay', 'hat')] };
  });
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'overtaken', by: { type: act.type, seq: 4 } });
});

test('of two attempts that are alive at once, one replies and one asks for tools: the reply counts', async () => {
  const [rig, other, id] = [new Rig(at.ledger), new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(async function* () {
    other.model.answers.push(says('Hello.'));
    await other.think(id, { ...turn, attempt: 2 });
    await rig.turn(id, 't2', 'And my dog?');
    yield { type: 'calls', calls: [lookFor('pay', 'hat')] };
  });
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'replied', seq: 4 });
});

test('custody has passed while the model spoke: nothing of it is said', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(async function* () {
    yield { type: 'words', text: 'Certainly' };
    const entry = { kind: 'custody', holder: 'queue', epoch: 2, why: 'test' } as const;
    await at.ledger.append(id, [{ key: 'custody/2', entry }]);
  });
  expect(await rig.think(id, turn)).toEqual({ kind: 'lost' });
  expect(await at.ledger.row(id, keys.outcome('t1'))).toBeUndefined();
});

test('words that ask for a human force a handoff: the model is never asked', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'I want to talk to a human');
  expect(await rig.think(id, turn)).toMatchObject({
    kind: 'forced',
    evidence: [{ type: 'request', turnId: 't1' }, {}],
  });
  expect((await rig.rows(id)).map(({ entry: { kind } }) => kind)).toEqual(['turn', 'evidence', 'evidence']);
});

test('so do those of a turn that was superseded before anybody answered it', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'I want to talk to a human');
  const turn = await rig.turn(id, 't2', 'Hello?');
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'forced', evidence: [{ turnId: 't1' }, {}, {}, {}] });
});

test('words that were read are not read again', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'I want to talk to a human', { read: true });
  rig.model.answers.push(says('You may.'));
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'replied' });
});

const passesTo = (holder: 'queue' | 'ai', epoch: number): Draft => ({
  key: `custody/${epoch}`,
  entry: { kind: 'custody', holder, epoch, why: 'test' },
});

test('after a hand-back an old request for a human hands over no more', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'I want to talk to a human');
  await at.ledger.append(id, [passesTo('queue', 2), passesTo('ai', 3)]);
  const turn = await rig.turn(id, 't2', 'Thanks');
  rig.model.answers.push(says('You are welcome.'));
  expect(await rig.think(id, turn, { epoch: 3 })).toMatchObject({ kind: 'replied' });
});

test('one that came while the human was handing back is heard', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'I want to talk to a human');
  await at.ledger.append(id, [passesTo('queue', 2), passesTo('ai', 3)]);
  expect(await rig.think(id, turn, { epoch: 3 })).toMatchObject({ kind: 'forced' });
});

test.each([
  ['nothing', says(' '), 'MODEL_EMPTY'],
  ['a tool that does not exist', asks(lookFor('fly', 'home')), 'MODEL_UNKNOWN_TOOL'],
  ['arguments that do not fit', asks({ tool: 'look', arguments: 'cat' }), 'MODEL_BAD_ARGUMENTS'],
])('the model answers with %s: its failure, in the ledger as evidence', async (_, answer, code) => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(answer);
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'failed', code });
  const { entry } = (await rig.rows(id)).at(-1) ?? {};
  expect(entry).toMatchObject({ kind: 'evidence', evidence: { type: 'model', status: 'failed', code } });
});

test('no first word within its budget: the request is aborted', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(saysThenHangs([], () => rig.clock.pass(limits.firstWordMs)));
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'failed', code: 'MODEL_SLOW_FIRST_WORD' });
  expect(rig.model.requests[0]?.signal.aborted).toBe(true);
});

test('the first word’s budget ends where our silence does', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.clock.pass(limits.silenceMs - 100);
  rig.model.answers.push(saysThenHangs([], () => rig.clock.pass(100)));
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'failed', code: 'MODEL_SLOW_FIRST_WORD' });
});

test('a reply that is not whole within its budget is retracted', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(
    saysThenHangs(['Well, '], () => {
      rig.clock.pass(limits.firstWordMs);
      expect(rig.model.requests[0]?.signal.aborted).toBe(false);
      rig.clock.pass(limits.wholeReplyMs);
    }),
  );
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'failed', code: 'MODEL_SLOW_REPLY' });
  expect(rig.voice.heard).toEqual(['begin t1/1', '0 Well, ', 'retract 1', 'end 1']);
  expect(await at.ledger.row(id, keys.outcome('t1'))).toBeUndefined();
});

const holdings = async (rig: Rig, id: string): Promise<number> =>
  (await rig.rows(id)).filter(({ entry }) => entry.kind === 'said' && entry.by === 'script').length;

test('the holding script is heard once a turn, however many attempts it takes', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  const slow = { ...limits, firstWordMs: limits.holdingMs + 1 };
  for (const attempt of [1, 2]) {
    rig.model.answers.push(
      saysThenHangs([], async () => {
        rig.clock.pass(limits.holdingMs);
        await expect.poll(() => holdings(rig, id)).toBe(1);
        rig.clock.pass(1);
      }),
    );
    expect(await rig.think(id, { ...turn, attempt }, { limits: slow })).toMatchObject({ kind: 'failed' });
  }
  expect(await holdings(rig, id)).toBe(1);
});

test('it is not heard once words have come', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(async function* () {
    yield { type: 'words', text: 'Well, ' };
    rig.clock.pass(limits.holdingMs);
    yield { type: 'words', text: 'hello.' };
  });
  await rig.think(id, turn);
  expect(await holdings(rig, id)).toBe(0);
});

test('a barge-in calls it off: the request is aborted and nothing is written', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(saysThenHangs(['Well, '], () => rig.environment.cancel()));
  await expect(rig.think(id, turn)).rejects.toThrow();
  expect(rig.model.requests[0]?.signal.aborted).toBe(true);
  expect((await rig.rows(id)).map(({ entry: { kind } }) => kind)).toEqual(['turn']);
  expect(rig.voice.heard.at(-1)).toBe('end 1');
});

test('it beats while the model keeps it waiting', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  let beats = 0;
  rig.environment.on('heartbeat', () => {
    beats += 1;
  });
  rig.model.answers.push(async function* () {
    await expect.poll(() => beats, { timeout: 5_000 }).toBeGreaterThan(2);
    yield { type: 'words', text: 'Hello.' };
  });
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'replied' });
});

const routed = { ...limits, queueMs: 60_000 };

test('where a desk is joined, how it stands is evidence of each turn, once', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  rig.capacity = { look: async () => ({ free: 0, present: 2, waiting: 3, waitMs: 40_000 }) };
  const turn = await rig.turn(id, 't1', 'Where is my cat?');
  rig.model.answers.push(asks(lookFor('look', 'cat')), says('On the roof.'));
  const [first] = [await rig.think(id, turn, { limits: routed })];
  const seen = { type: 'capacity', turnId: 't1', free: 0, present: 2, waiting: 3, waitMs: 40_000 };
  expect(first).toMatchObject({ kind: 'asked', evidence: [seen, { type: 'mood' }, {}, {}] });
  const second = await rig.think(id, { ...turn, step: 1, read: true }, { limits: routed });
  expect(second.kind === 'replied' ? second.evidence.map(({ type }) => type) : second).not.toContain('capacity');
  const rows = (await rig.rows(id)).map(({ entry }) => (entry.kind === 'evidence' ? entry.evidence : undefined));
  expect(rows).toContainEqual(seen);
});

test('while nobody knows how the desk stands, the turn is answered as without one', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  rig.capacity = { look: async () => undefined };
  const turn = await rig.turn(id, 't1', 'Where is my cat?');
  rig.model.answers.push(says('On the roof.'));
  expect(await rig.think(id, turn, { limits: routed })).toMatchObject({
    kind: 'replied',
    evidence: [{ type: 'mood' }, {}, {}],
  });
});

test('a conversation that rings for everybody asks no desk', async () => {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  rig.capacity = { look: () => Promise.reject(new Error('nobody asks')) };
  const turn = await rig.turn(id, 't1', 'Where is my cat?');
  rig.model.answers.push(says('On the roof.'));
  expect(await rig.think(id, turn)).toMatchObject({ kind: 'replied' });
});
