import { expect, test } from 'vitest';
import { keys, type ToolAsk } from '../../src/conversation/entry.ts';
import type { OpenTurn } from '../../src/conversation/state.ts';
import { useLedger } from '../support/ledger.ts';
import { limits } from '../support/limits.ts';
import { asks, Rig } from './support.ts';

/** One tool call, with the real ledger. `look` reads; `pay` takes an idempotency key; `post` takes none. */
const at = useLedger();

/** The model has asked for these tools in its one turn. */
async function asked(...tools: string[]): Promise<{ rig: Rig; id: string; turn: OpenTurn; calls: readonly ToolAsk[] }> {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const turn = await rig.turn(id, 't1', 'Hello');
  rig.model.answers.push(asks(...tools.map((tool) => ({ tool, arguments: `{"for":"${tool}"}` }))));
  const outcome = await rig.think(id, turn);
  if (outcome.kind !== 'asked') throw new Error(`the model should have asked, and ${outcome.kind}`);
  return { rig, id, turn, calls: outcome.calls };
}

async function askedOne(tool: string) {
  const { calls, ...rest } = await asked(tool);
  const [ask] = calls;
  if (ask === undefined) throw new Error('nothing was asked for');
  return { ...rest, ask };
}

const called = async (rig: Rig, id: string, { callId }: ToolAsk) => await rig.ledger.row(id, keys.called(callId));
const anotherWorker = () => new Rig(at.ledger);

test('a read gets its own arguments, and its result stands in the ledger', async () => {
  const { rig, id, turn, calls } = await asked('look', 'pay');
  for (const ask of calls) expect(await rig.call(id, ask, turn)).toMatchObject({ status: 'ok' });
  expect(rig.tools.requests.map((request) => request.arguments)).toEqual(['{"for":"look"}', '{"for":"pay"}']);
  const [look] = calls;
  expect(look && (await called(rig, id, look))).toMatchObject({ entry: { status: 'ok', tool: 'look' }, words: 'done' });
});

test('an answer that proves identity grants it', async () => {
  const { rig, id, turn, ask } = await askedOne('look');
  const grants = { level: 'verified', method: 'postcode' } as const;
  rig.tools.answer = async () => ({ status: 'ok', text: 'yes', grants });
  expect(await rig.call(id, ask, turn)).toMatchObject({ status: 'ok', grants });
  expect((await called(rig, id, ask))?.entry).toMatchObject({ grants });
});

test('a read is given up at its budget', async () => {
  const { rig, id, turn, ask } = await askedOne('look');
  rig.tools.answer = ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      rig.clock.pass(limits.toolMs);
    });
  expect(await rig.call(id, ask, turn)).toEqual({ status: 'timeout', ms: limits.toolMs });
  expect((await called(rig, id, ask))?.entry).toMatchObject({ status: 'timeout' });
});

test('a read that is called off writes nothing', async () => {
  const { rig, id, turn, ask } = await askedOne('look');
  rig.tools.answer = ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      rig.environment.cancel();
    });
  await expect(rig.call(id, ask, turn)).rejects.toThrow();
  expect(await called(rig, id, ask)).toBeUndefined();
});

test('a side effect is not called off, neither by a barge-in nor at the budget of a read', async () => {
  const { rig, id, turn, ask } = await askedOne('pay');
  rig.tools.answer = async ({ signal }) => {
    rig.environment.cancel();
    rig.clock.pass(limits.sideEffectMs - 1);
    return { status: 'ok', text: signal.aborted ? 'called off' : 'paid' };
  };
  expect(await rig.call(id, ask, turn)).toMatchObject({ status: 'ok' });
  expect(await called(rig, id, ask)).toMatchObject({ words: 'paid' });
});

test('the holding script is heard while a side effect takes its time', async () => {
  const { rig, id, turn, ask } = await askedOne('pay');
  const holding = () => at.ledger.row(id, keys.script('holding', 't1'));
  rig.tools.answer = async () => {
    rig.clock.pass(limits.holdingMs);
    await expect.poll(holding).toMatchObject({ words: 'script: holding', entry: { epoch: 1, turnId: 't1' } });
    return { status: 'ok', text: 'paid' };
  };
  expect(await rig.call(id, ask, turn)).toMatchObject({ status: 'ok' });
});

test('what a side effect did that takes too long is not known', async () => {
  const { rig, id, turn, ask } = await askedOne('pay');
  rig.tools.answer = ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      rig.clock.pass(limits.sideEffectMs);
    });
  expect(await rig.call(id, ask, turn)).toMatchObject({ status: 'in_doubt' });
});

test('the worker died after the side effect was reported: the second try reports the same, and does nothing', async () => {
  const { rig, id, turn, ask } = await askedOne('pay');
  const first = await rig.call(id, ask, turn);
  const other = anotherWorker();
  expect(await other.call(id, ask, turn, { attempt: 2 })).toEqual(first);
  expect(other.tools.requests).toEqual([]);
});

test('the worker died before it was reported: with a key it is sent again under the same key', async () => {
  const { rig, id, turn, ask } = await askedOne('pay');
  rig.tools.answer = async () => {
    throw new Error('the worker dies here');
  };
  await expect(rig.call(id, ask, turn)).rejects.toThrow('dies');
  const other = anotherWorker();
  expect(await other.call(id, ask, turn, { attempt: 2 })).toMatchObject({ status: 'ok' });
  const sent = [...rig.tools.requests, ...other.tools.requests].map(({ idempotencyKey }) => idempotencyKey);
  expect(sent).toEqual([`${id}/${ask.callId}`, `${id}/${ask.callId}`]);
});

test('without a key it is in doubt, and not sent again', async () => {
  const { rig, id, turn, ask } = await askedOne('post');
  rig.tools.answer = async () => {
    throw new Error('the worker dies here');
  };
  await expect(rig.call(id, ask, turn)).rejects.toThrow('dies');
  const other = anotherWorker();
  expect(await other.call(id, ask, turn, { attempt: 2 })).toMatchObject({ status: 'in_doubt' });
  expect(other.tools.requests).toEqual([]);
  expect((await called(rig, id, ask))?.entry).toMatchObject({ status: 'in_doubt' });
});

test('the first try was alive after all: what was reported first stands', async () => {
  const { rig, id, turn, ask } = await askedOne('post');
  const other = anotherWorker();
  rig.tools.answer = async () => {
    await other.call(id, ask, turn, { attempt: 2 });
    return { status: 'ok', text: 'posted' };
  };
  expect(await rig.call(id, ask, turn)).toMatchObject({ status: 'in_doubt' });
});

test('a side effect without a key announces itself before it is sent', async () => {
  const { rig, id, turn, ask } = await askedOne('post');
  rig.tools.answer = async () => {
    expect(await at.ledger.row(id, keys.calling(ask.callId))).toBeDefined();
    return { status: 'ok', text: 'posted' };
  };
  expect(await rig.call(id, ask, turn)).toMatchObject({ status: 'ok' });
});

test('after the end it is not run any more', async () => {
  const { rig, id, turn, ask } = await askedOne('post');
  await at.ledger.append(id, [
    { key: 'custody/2', entry: { kind: 'custody', holder: 'ended', epoch: 2, why: 'hung_up' } },
    { key: keys.ended, entry: { kind: 'ended', why: 'hung_up' } },
  ]);
  expect(await rig.call(id, ask, turn)).toMatchObject({ status: 'dropped' });
  expect(rig.tools.requests).toEqual([]);
});

test('a tool that is no longer in the table fails', async () => {
  const { rig, id, turn, ask } = await askedOne('look');
  expect(await rig.call(id, { ...ask, tool: 'gone' }, turn)).toMatchObject({ status: 'failed' });
});
