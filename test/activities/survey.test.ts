import { expect, test } from 'vitest';
import { survey } from '../../src/activities/survey.ts';
import type { Draft } from '../../src/conversation/entry.ts';
import { useLedger } from '../support/ledger.ts';
import { agent } from './support.ts';

/** Reading the answer to the survey, with the real ledger: doing it again changes nothing. */
const at = useLedger();

const asked: Draft = {
  key: 'script/survey/1',
  entry: { kind: 'said', by: 'script', epoch: 1, script: 'survey' },
  words: 'How was it?',
};
const read = (conversation: string, turnId: string) => survey({ ledger: at.ledger, agent })({ conversation, turnId });
const answers = async (id: string) => (await at.ledger.rows(id)).filter(({ entry }) => entry.kind === 'survey');

test('figures go on record with the words, once, and the workflow learns neither', async () => {
  const id = await at.started();
  await at.ledger.append(id, [asked]);
  await at.ledger.takeTurn(id, 't1', '4, it took long');
  for (const _ of [1, 2]) expect(await read(id, 't1')).toEqual({ reading: 'graded' });
  expect(await answers(id)).toMatchObject([
    { entry: { kind: 'survey', turnId: 't1', satisfaction: 4 }, words: '4, it took long' },
  ]);
});

test('no figures: the words alone are on record', async () => {
  const id = await at.started();
  await at.ledger.append(id, [asked]);
  await at.ledger.takeTurn(id, 't1', 'No.');
  expect(await read(id, 't1')).toEqual({ reading: 'ungraded' });
  expect(await answers(id)).toMatchObject([{ entry: { kind: 'survey', turnId: 't1' }, words: 'No.' }]);
});

test('what asks for more is no answer and no record', async () => {
  const id = await at.started();
  await at.ledger.append(id, [asked]);
  await at.ledger.takeTurn(id, 't1', 'Where is my cat?');
  expect(await read(id, 't1')).toEqual({ reading: 'reopens' });
  expect(await answers(id)).toEqual([]);
});

test('what was written before the question is none, whatever it says', async () => {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', '5');
  expect(await read(id, 't1')).toEqual({ reading: 'unasked' });
  await at.ledger.append(id, [asked]);
  expect(await read(id, 't1')).toEqual({ reading: 'unasked' });
  expect(await answers(id)).toEqual([]);
});

test('two turns in answer are read as one', async () => {
  const id = await at.started();
  await at.ledger.append(id, [asked]);
  await at.ledger.takeTurn(id, 't1', '5');
  await at.ledger.takeTurn(id, 't2', 'and 2');
  expect(await read(id, 't2')).toEqual({ reading: 'graded' });
  expect(await answers(id)).toMatchObject([{ entry: { turnId: 't2', satisfaction: 5, effort: 2 } }]);
});

test('hung up before the answer was read: nothing more is written', async () => {
  const id = await at.started();
  await at.ledger.append(id, [asked]);
  await at.ledger.takeTurn(id, 't1', '5');
  await at.ledger.append(id, [{ key: 'ended', entry: { kind: 'ended', why: 'resolved' } }]);
  expect(await read(id, 't1')).toEqual({ reading: 'graded' });
  expect(await answers(id)).toEqual([]);
});
