import { expect, test } from 'vitest';
import type { ModelChunk, ModelRequest } from '../../src/activities/ports.ts';
import { phrasesOf } from '../../src/policy/phrases.ts';
import { earlyThought } from '../../src/workers/early-thought.ts';
import { agent, type FakeModel, Rig, says, saysThenHangs } from '../activities/support.ts';
import { useLedger } from '../support/ledger.ts';

/** A thought begun ahead, with the real ledger: given out once, for its floor, and silent until then. */
const at = useLedger();

const hearing = { ...agent, phrases: phrasesOf({ yes: ['yes'] }) };

async function heard(stream: AsyncIterable<ModelChunk> | undefined): Promise<string> {
  let text = '';
  for await (const chunk of stream ?? []) if (chunk.type === 'words') text += chunk.text;
  return text;
}

/** A conversation in whose first turn the AI has thought here, under epoch 1. */
async function underway() {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  const early = earlyThought({ ledger: at.ledger, model: rig.model, agent: hearing, tools: rig.tools });
  const first = await rig.turn(id, 't1', 'Hello');
  await early.take(id, first.floor, 1);
  return { rig, id, early };
}

const signal = new AbortController().signal;

/** Aborted requests show on their signal. */
const aborted = async (model: FakeModel): Promise<boolean> => {
  await expect.poll(() => model.requests.at(-1)?.signal.aborted).toBe(true);
  return true;
};

test('the model is asked at once, and what it says is heard when the turn has come', async () => {
  const { rig, id, early } = await underway();
  const turn = await rig.turn(id, 't2', 'Where is my cat?');
  rig.model.answers.push(says('On the ', 'roof.'));
  early.coming(id);
  await expect.poll(() => rig.model.requests.length).toBe(1);
  const begun = await early.take(id, turn.floor, 1);
  expect(await heard(begun?.answer?.stream(signal))).toBe('On the roof.');
  expect(rig.model.requests[0]?.messages.at(-1)).toEqual({ role: 'customer', text: 'Where is my cat?' });
});

test('it is given out once', async () => {
  const { rig, id, early } = await underway();
  const turn = await rig.turn(id, 't2', 'Where is my cat?');
  rig.model.answers.push(says('On the roof.'));
  early.coming(id);
  expect(await early.take(id, turn.floor, 1)).toMatchObject({ window: { floor: turn.floor } });
  expect(await early.take(id, turn.floor, 1)).toBeUndefined();
});

test('at another floor it is not given out, and the request is aborted', async () => {
  const { rig, id, early } = await underway();
  const turn = await rig.turn(id, 't2', 'Where is my cat?');
  rig.model.answers.push(saysThenHangs(['On'], () => {}));
  early.coming(id);
  expect(await early.take(id, turn.floor + 1, 1)).toBeUndefined();
  expect(await aborted(rig.model)).toBe(true);
});

test('a turn that does not come in time: the request is aborted', async () => {
  const { rig, id, early } = await underway();
  await rig.turn(id, 't2', 'Where is my cat?');
  rig.model.answers.push(saysThenHangs(['On'], () => {}));
  early.coming(id);
  await expect.poll(() => rig.model.requests.length).toBe(1);
  await expect.poll(() => rig.model.requests[0]?.signal.aborted, { timeout: 3_000 }).toBe(true);
});

test('a later turn takes the place of the one before', async () => {
  const { rig, id, early } = await underway();
  await rig.turn(id, 't2', 'Where is my cat?');
  rig.model.answers.push(
    saysThenHangs(['On'], () => {}),
    says('Both are well.'),
  );
  early.coming(id);
  await expect.poll(() => rig.model.requests.length).toBe(1);
  const turn = await rig.turn(id, 't3', 'And my dog?');
  early.coming(id);
  const begun = await early.take(id, turn.floor, 1);
  expect(await heard(begun?.answer?.stream(signal))).toBe('Both are well.');
  expect(rig.model.requests[0]?.signal.aborted).toBe(true);
});

test.each([
  ['words that hand over by themselves', 'I want to talk to a human'],
  ['a yes, which may take an offer', 'Yes, please'],
])('%s: the model is not asked', async (_name, text) => {
  const { rig, id, early } = await underway();
  const turn = await rig.turn(id, 't2', text);
  early.coming(id);
  const begun = await early.take(id, turn.floor, 1);
  expect(begun).toMatchObject({ window: { floor: turn.floor } });
  expect(begun?.answer).toBeUndefined();
  expect(rig.model.requests).toEqual([]);
});

test('where custody has passed since the AI last thought, the model is not asked', async () => {
  const { rig, id, early } = await underway();
  const entry = { kind: 'custody', holder: 'queue', epoch: 2, why: 'test' } as const;
  await at.ledger.append(id, [{ key: 'custody/2', entry }]);
  await rig.turn(id, 't2', 'Where is my cat?');
  early.coming(id);
  await early.take(id, 0, 1);
  expect(rig.model.requests).toEqual([]);
});

test('a cancelled thought aborts the request that was begun for it', async () => {
  const { rig, id, early } = await underway();
  const turn = await rig.turn(id, 't2', 'Where is my cat?');
  rig.model.answers.push(saysThenHangs(['On'], () => {}));
  early.coming(id);
  const begun = await early.take(id, turn.floor, 1);
  const cancel = new AbortController();
  const listening = heard(begun?.answer?.stream(cancel.signal));
  cancel.abort(new Error('cut'));
  await expect(listening).rejects.toThrow('cut');
  expect(await aborted(rig.model)).toBe(true);
});

test('the model’s failure is told to the thought', async () => {
  const { rig, id, early } = await underway();
  const turn = await rig.turn(id, 't2', 'Where is my cat?');
  rig.model.answers.push((_: ModelRequest): AsyncIterable<ModelChunk> => {
    throw new Error('no model');
  });
  early.coming(id);
  const begun = await early.take(id, turn.floor, 1);
  await expect(heard(begun?.answer?.stream(signal))).rejects.toThrow('no model');
});

test('what answers the survey is no turn of the AI’s: the model is not asked', async () => {
  const { rig, id, early } = await underway();
  const asked = { kind: 'said', by: 'script', epoch: 1, script: 'survey' } as const;
  await at.ledger.append(id, [{ key: 'script/survey/1', entry: asked, words: 'How was it?' }]);
  const turn = await rig.turn(id, 't2', '5 and 1');
  early.coming(id);
  const begun = await early.take(id, turn.floor, 1);
  expect(begun).toMatchObject({ window: { floor: turn.floor } });
  expect(begun?.answer).toBeUndefined();
  expect(rig.model.requests).toEqual([]);
});
