import { expect, test } from 'vitest';
import { assist } from '../../src/activities/assist.ts';
import type { Advised, AssistantPort, AssistRequest } from '../../src/activities/ports.ts';
import type { Assistance } from '../../src/activities/types.ts';
import { type AssistAsk, type Draft, keys } from '../../src/conversation/entry.ts';
import { useLedger } from '../support/ledger.ts';
import { agent, ManualClock, Rig } from './support.ts';

/** What the assistant's step writes for the human who asked, with the real ledger. */
const at = useLedger();

class FakeAssistant implements AssistantPort {
  readonly requests: AssistRequest[] = [];
  answer: (request: AssistRequest) => Promise<Advised> = async () => ({ failed: 'MODEL_EMPTY' });

  advise(request: AssistRequest): Promise<Advised> {
    this.requests.push(request);
    return this.answer(request);
  }
}

const claim = (text: string, ...cites: string[]) => ({ text, cites });
const custody = (epoch: number, holder: 'human' | 'ai'): Draft => ({
  key: `custody/${epoch}`,
  entry: { kind: 'custody', holder, epoch, why: 'test', ...(holder === 'human' ? { agent: 'ada' } : {}) },
});

const packet = {
  version: 1,
  reason: { because: 'The customer asked for a human.' },
  identity: { level: 'verified', label: 'Verified', method: 'postcode', at: Date.UTC(2026, 5, 3, 14, 5), cites: [] },
  wants: { label: 'Get money back' },
  promises: [],
};

/** Ada holds it under epoch 2, and has asked. */
async function asked(ask: AssistAsk = 'question', question = 'What is broken?') {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'My lamp of 49.95 € is broken, order 100001');
  await at.ledger.append(id, [
    {
      key: 'called/c1',
      entry: {
        kind: 'called',
        callId: 'c1',
        turnId: 't1',
        tool: 'search',
        backend: 'kb',
        status: 'ok',
        ms: 5,
        sideEffect: false,
      },
      words: 'Lamps are replaced within 30 days.',
    },
    { key: keys.packet(1), entry: { kind: 'packet', epoch: 1, hash: 'h' }, words: JSON.stringify(packet) },
    custody(2, 'human'),
  ]);
  await at.ledger.humanSays(id, { agent: 'ada', epoch: 2, replyId: 'r1', text: 'I have it.' });
  const entry = { kind: 'asked_assistant', askId: 'q1', epoch: 2, agent: 'ada', ask } as const;
  await at.ledger.append(id, [{ key: keys.askedAssistant('q1'), entry, words: question }]);
  return { rig, id, assistant: new FakeAssistant(), clock: new ManualClock() };
}

type Parts = Awaited<ReturnType<typeof asked>>;
const answer = ({ rig, id, assistant, clock }: Parts, until = 8_000): Promise<Assistance> =>
  rig.environment.run(assist({ ledger: at.ledger, agent, clock, assistant }), {
    conversation: id,
    askId: 'q1',
    epoch: 2,
    until,
  });
const answerTo = (id: string) => at.ledger.row(id, keys.assisted('q1'));

test('it is told what was asked, and packet, transcript and documents with a cite for each line', async () => {
  const parts = await asked();
  await answer(parts);
  const [request] = parts.assistant.requests;
  expect(request).toMatchObject({ instructions: 'Answer them.', ask: 'question', question: 'What is broken?' });
  expect(request?.lines).toEqual(
    expect.arrayContaining([
      { cite: 'packet:wants', by: 'packet', text: 'Get money back' },
      { cite: 'packet:identity', by: 'packet', text: expect.stringContaining('2026-06-03T14:05') },
      { cite: 'turn:t1', by: 'customer', text: 'My lamp of 49.95 € is broken, order 100001' },
      { cite: 'call:c1', by: 'tool', text: 'search, ok: Lamps are replaced within 30 days.' },
      { cite: expect.stringMatching(/^said:\d+$/), by: 'colleague', text: 'I have it.' },
    ]),
  );
  expect(JSON.stringify(request?.lines)).not.toContain('What is broken?');
});

test('what its cites carry stands, from turn, document and packet; what they do not is dropped and counted', async () => {
  const parts = await asked();
  parts.assistant.answer = async () => ({
    claims: [
      claim('A lamp of 49.95 € is broken.', 'turn:t1'),
      claim('It is replaced within 30 days.', 'call:c1'),
      claim('They were verified on 3 June 2026.', 'packet:identity'),
      claim('It cost 59.95 €.', 'turn:t1'),
      claim('It was Zebulon who wrote it.', 'turn:t1'),
      claim('It is broken.'),
      claim('It is blue.', 'turn:t9'),
    ],
  });
  expect(await answer(parts)).toEqual({ answered: true });
  const row = await answerTo(parts.id);
  expect(row?.entry).toEqual({
    kind: 'assisted',
    askId: 'q1',
    epoch: 2,
    cites: ['turn:t1', 'call:c1', 'packet:identity'],
    dropped: 4,
  });
  expect(JSON.parse(row?.words ?? '')).toEqual({
    claims: [
      claim('A lamp of 49.95 € is broken.', 'turn:t1'),
      claim('It is replaced within 30 days.', 'call:c1'),
      claim('They were verified on 3 June 2026.', 'packet:identity'),
    ],
  });
});

test('nothing left, or nothing said: it does not know', async () => {
  for (const [claims, dropped] of [
    [[claim('It cost 59.95 €.', 'turn:t1')], 1],
    [[], 0],
  ] as const) {
    const parts = await asked();
    parts.assistant.answer = async () => ({ claims });
    expect(await answer(parts)).toEqual({ answered: false });
    expect(await answerTo(parts.id)).toMatchObject({ entry: { why: 'unsupported', dropped }, words: null });
  }
});

test('a draft may hold a kind word that rests on nothing, but no figure and no name', async () => {
  const parts = await asked('draft', '');
  const said = [claim('I am sorry about this.'), claim('You get 500 € back.'), claim('Please ask Zebulon.')];
  parts.assistant.answer = async () => ({ claims: said });
  await answer(parts);
  const row = await answerTo(parts.id);
  expect(row?.entry).toMatchObject({ cites: [], dropped: 2 });
  expect(JSON.parse(row?.words ?? '')).toEqual({ claims: [claim('I am sorry about this.')] });
});

test('late, failed or not configured: the entry says why', async () => {
  const late = await asked();
  late.assistant.answer = ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      late.clock.pass(7_500);
    });
  await answer(late);
  expect(await answerTo(late.id)).toMatchObject({ entry: { why: 'late' }, words: null });
  const failed = await asked();
  await answer(failed);
  expect(await answerTo(failed.id)).toMatchObject({ entry: { why: 'MODEL_EMPTY' }, words: null });
  const none = await asked();
  await none.rig.environment.run(assist({ ledger: at.ledger, agent, clock: none.clock }), {
    conversation: none.id,
    askId: 'q1',
    epoch: 2,
    until: 8_000,
  });
  expect(await answerTo(none.id)).toMatchObject({ entry: { why: 'not_configured' }, words: null });
});

test('once the human has let go, what it still says is written nowhere', async () => {
  const parts = await asked();
  parts.assistant.answer = async () => {
    await at.ledger.append(parts.id, [custody(3, 'ai')]);
    return { claims: [claim('A lamp is broken.', 'turn:t1')] };
  };
  await answer(parts);
  expect(await answerTo(parts.id)).toBeUndefined();
});

test('an answer that stands is not asked for again, and a question that nobody asked is not answered', async () => {
  const parts = await asked();
  parts.assistant.answer = async () => ({ claims: [claim('A lamp is broken.', 'turn:t1')] });
  await answer(parts);
  expect(await answer(parts)).toEqual({ answered: true });
  expect(parts.assistant.requests).toHaveLength(1);
  const never = await asked();
  await never.rig.environment.run(
    assist({ ledger: at.ledger, agent, clock: never.clock, assistant: never.assistant }),
    { conversation: never.id, askId: 'q2', epoch: 2, until: 8_000 },
  );
  expect(never.assistant.requests).toEqual([]);
});

test('nothing of it is ever heard by the customer', async () => {
  const parts = await asked();
  parts.assistant.answer = async () => ({ claims: [claim('A lamp is broken.', 'turn:t1')] });
  await answer(parts);
  const heard = await at.ledger.heard(parts.id, 0);
  expect(heard.map(({ entry }) => entry.kind)).not.toContain('assisted');
  expect(JSON.stringify(heard)).not.toContain('A lamp is broken.');
  expect(parts.rig.voice.heard).toEqual([]);
});
