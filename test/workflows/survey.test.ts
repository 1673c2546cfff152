import { expect, test } from 'vitest';
import type { Entry } from '../../src/conversation/entry.ts';
import { type Call, useEngine } from '../support/engine.ts';

/** The customer is asked how it was, through the real engine: Temporal, ledger, worker. */
const engine = useEngine();

const asked = async (surveyMs = 60_000): Promise<Call> => {
  const call = await engine().call({ surveyMs });
  await engine().model({});
  await call.say('I want to talk to a human, please.');
  return resolvedBy(call, 'ada');
};

/** Rings, is read back and resolved. */
async function resolvedBy(call: Call, agent: string): Promise<Call> {
  const { packet } = await call.reaches('ringing');
  await call.act('accept', { agent });
  await call.act('read-back', { agent, codes: packet?.truth });
  expect(await call.act('resolve', { agent, outcome: 'solved' })).toMatchObject({ ok: true });
  return call;
}

const scripts = async (call: Call): Promise<readonly string[]> =>
  (await call.wrote('said')).flatMap((said) => (said.by === 'script' ? [said.script] : []));
const rowOf = async (call: Call, kind: Entry['kind']) =>
  (await engine().ledger.rows(call.id)).find(({ entry }) => entry.kind === kind);

test('two figures: on record with the words, thanked for, then the farewell and the end', async () => {
  const call = await asked();
  expect((await call.reaches('surveying')).custody).toEqual({ holder: 'ai', epoch: 4 });
  expect(await call.say('5 and 1, thanks to Ada')).toMatchObject({ outcome: 'delivered' });
  await call.handle.result();
  expect(await scripts(call)).toEqual([
    'greeting',
    'transition',
    'human_joined',
    'survey',
    'survey_thanks',
    'farewell_resolved',
  ]);
  expect(await rowOf(call, 'survey')).toMatchObject({
    entry: { kind: 'survey', turnId: 't2', satisfaction: 5, effort: 1 },
    words: '5 and 1, thanks to Ada',
  });
  expect(await call.wrote('ended')).toEqual([{ kind: 'ended', why: 'resolved' }]);
  expect((await engine().requests()).begun).toBe(0);
  expect(await engine().ledger.verify(call.id)).toMatchObject({ findings: 0 });
  // payloads stand as base64
  const history = JSON.stringify(await call.handle.fetchHistory(), (key, value) =>
    key === 'data' ? Buffer.from(String(value), 'base64').toString() : value,
  );
  expect(history).not.toContain('thanks to Ada');
});

test('silence: no answer stands, and it ends as resolved', async () => {
  const call = await asked(1_000);
  await call.handle.result();
  expect(await rowOf(call, 'survey')).toBeUndefined();
  expect((await scripts(call)).slice(-2)).toEqual(['survey', 'farewell_resolved']);
  expect(await call.wrote('ended')).toEqual([{ kind: 'ended', why: 'resolved' }]);
});

test('hung up: nothing more is said, and it ends as resolved', async () => {
  const call = await asked();
  await call.reaches('surveying');
  await call.hangUp();
  await call.handle.result();
  expect((await scripts(call)).at(-1)).toBe('survey');
  expect(await call.wrote('ended')).toEqual([{ kind: 'ended', why: 'resolved' }]);
});

test('something new is answered by the AI, a request for a human by a human, and nobody is asked twice', async () => {
  const call = await asked();
  await call.reaches('surveying');
  expect(await call.say('And where is my other parcel?')).toMatchObject({ outcome: 'replied' });
  expect(await rowOf(call, 'survey')).toBeUndefined();
  expect(await call.say('I want to talk to a human again.')).toMatchObject({ outcome: 'delivered' });
  await resolvedBy(call, 'bob');
  await call.handle.result();
  expect((await scripts(call)).filter((script) => script === 'survey')).toHaveLength(1);
  expect((await call.wrote('custody')).map(({ holder }) => holder)).toEqual([
    'ai',
    'queue',
    'human',
    'ai',
    'queue',
    'human',
    'ended',
  ]);
});

test('asking for a human at once, in answer to the question, gets one', async () => {
  const call = await asked();
  await call.reaches('surveying');
  expect(await call.say('1. I want to talk to a human.')).toMatchObject({ outcome: 'delivered' });
  await call.reaches('ringing');
  expect(await rowOf(call, 'survey')).toMatchObject({ entry: { satisfaction: 1 } });
  await call.hangUp();
});
