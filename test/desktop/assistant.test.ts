import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { keys } from '../../src/conversation/entry.ts';
import { accepted, passed, useDesk } from './support.ts';

/** The desktop's doors to the assistant and to a consulted colleague. */
const desk = useDesk();
const at = (id: string, door: string) => `/api/conversations/${id}/${door}`;

/** Ana holds it under epoch 3. */
async function held(): Promise<string> {
  const id = await desk.ringing();
  await desk.ledger.append(id, [accepted('ana'), passed(3, 'ana')]);
  desk.answer = { ok: true, epoch: 3, offerId: 'o1' };
  return id;
}
const passOn = (id: string) =>
  desk.ledger.append(id, [
    { key: 'custody/4', entry: { kind: 'custody', holder: 'queue', epoch: 4, why: 'transferred' } },
  ]);
const under = (more: object) => ({ offerId: 'o1', epoch: 3, ...more });
const send = async (name: string, id: string, door: string, more: object) =>
  desk.ask('POST', at(id, door), { cookie: await desk.signedIn(name), body: under(more) });
const linesFor = async (name: string, id: string) =>
  (await desk.ask('GET', at(id, 'transcript'), { cookie: await desk.signedIn(name) })).body;

test('a question stands in the ledger before the conversation hears of it, which gets ids alone', async () => {
  const [id, askId] = [await held(), randomUUID()];
  expect(await send('Ana', id, 'ask', { askId, ask: 'question', text: 'What did they pay?' })).toMatchObject({
    status: 200,
    body: { epoch: 3, offerId: 'o1' },
  });
  const row = await desk.ledger.row(id, keys.askedAssistant(askId));
  expect(row).toMatchObject({ entry: { agent: 'ana', epoch: 3, ask: 'question' }, words: 'What did they pay?' });
  expect(desk.sent.at(-1)).toEqual({
    door: 'assist',
    conversation: id,
    message: { at: expect.any(Number), actId: `ana:${askId}`, offerId: 'o1', epoch: 3, agent: 'ana', askId },
  });
});

test('only who holds the conversation asks, under the current epoch; a draft needs no words, a question does', async () => {
  const id = await held();
  const ask = (over: object) => ({ askId: randomUUID(), ask: 'question', text: 'Why?', ...over });
  const sent = desk.sent.length;
  expect(await send('Bea', id, 'ask', ask({}))).toMatchObject({ status: 409, body: { code: 'EPOCH_STALE' } });
  expect(await send('Ana', id, 'ask', ask({ epoch: 2 }))).toMatchObject({ status: 409 });
  expect(await send('Ana', id, 'ask', ask({ text: ' ' }))).toMatchObject({ status: 400, body: { code: 'TURN_EMPTY' } });
  expect(await send('Ana', id, 'ask', ask({ ask: 'gossip' }))).toMatchObject({ status: 400 });
  expect(desk.sent).toHaveLength(sent);
  expect(await send('Ana', id, 'ask', ask({ ask: 'draft', text: '' }))).toMatchObject({ status: 200 });
});

test('the same question again is the same, another under its id is refused', async () => {
  const [id, askId] = [await held(), randomUUID()];
  const ask = { askId, ask: 'question', text: 'Why?' };
  await send('Ana', id, 'ask', ask);
  expect(await send('Ana', id, 'ask', ask)).toMatchObject({ status: 200 });
  expect(await send('Ana', id, 'ask', { ...ask, text: 'Who?' })).toMatchObject({
    status: 409,
    body: { code: 'TURN_ID_REUSED' },
  });
});

test('a question that the conversation refuses is closed, and says why', async () => {
  const [id, askId] = [await held(), randomUUID()];
  desk.answer = { ok: false, code: 'ACT_OUT_OF_TURN' };
  expect(await send('Ana', id, 'ask', { askId, ask: 'next', text: '' })).toMatchObject({ status: 409 });
  expect((await desk.ledger.row(id, keys.assisted(askId)))?.entry).toMatchObject({ why: 'ACT_OUT_OF_TURN' });
});

test('question and answer are lines of the transcript for humans, and of nothing that the customer hears', async () => {
  const [id, askId] = [await held(), randomUUID()];
  await send('Ana', id, 'ask', { askId, ask: 'question', text: 'What did they ask for?' });
  const claims = [{ text: 'They asked for a human.', cites: ['turn:t1'] }];
  const entry = { kind: 'assisted', askId, epoch: 3, cites: ['turn:t1'], dropped: 1 } as const;
  await desk.ledger.append(id, [{ key: keys.assisted(askId), entry, words: JSON.stringify({ claims }) }]);
  expect((await linesFor('Ana', id)).lines.slice(-2)).toMatchObject([
    { kind: 'asked', askId, agent: 'ana', ask: 'question', text: 'What did they ask for?' },
    { kind: 'assisted', askId, claims, dropped: 1 },
  ]);
  expect(JSON.stringify(await desk.ledger.heard(id, 0))).not.toMatch(/asked for a human|What did/);
});

/** Ana has asked Bea, or anybody. */
async function consulting(to = 'Bea') {
  const [id, consultId] = [await held(), randomUUID()];
  expect(await send('Ana', id, 'consult', { consultId, to })).toMatchObject({ status: 200 });
  return { id, consultId };
}
const consultsOf = async (name: string, id: string) => {
  const { body } = await desk.ask('GET', '/api/conversations', { cookie: await desk.signedIn(name) });
  return body.consults.filter((one: { conversation: string }) => one.conversation === id);
};

test('who is asked by name has it among their consults, and reads packet and transcript; nobody else does', async () => {
  const { id } = await consulting();
  expect(await consultsOf('Bea', id)).toMatchObject([{ by: 'ana', channel: 'chat' }]);
  expect(await consultsOf('Cleo', id)).toEqual([]);
  expect(await consultsOf('Ana', id)).toEqual([]);
  const bea = await linesFor('Bea', id);
  expect(bea).toMatchObject({ standing: { stage: 'consulting', consult: { by: 'ana', to: 'bea' } } });
  expect(await desk.ask('GET', at(id, 'packet'), { cookie: await desk.signedIn('Bea') })).toMatchObject({
    status: 200,
  });
  expect(await desk.ask('GET', at(id, 'packet/compact'), { cookie: await desk.signedIn('Bea') })).toMatchObject({
    status: 409,
  });
  expect(await linesFor('Cleo', id)).toMatchObject({ code: 'OFFER_TAKEN' });
});

test('anybody may be asked: the first who joins is the one', async () => {
  const { id, consultId } = await consulting('');
  expect(await consultsOf('Cleo', id)).toHaveLength(1);
  expect(await send('Bea', id, 'consult-join', { consultId })).toMatchObject({ status: 200 });
  expect(await send('Bea', id, 'consult-join', { consultId })).toMatchObject({ status: 200 });
  expect(await send('Cleo', id, 'consult-join', { consultId })).toMatchObject({ body: { code: 'CONSULT_OVER' } });
  expect(await consultsOf('Cleo', id)).toEqual([]);
  expect(await consultsOf('Bea', id)).toMatchObject([{ joined: true }]);
  expect(await linesFor('Ana', id)).toMatchObject({ standing: { consult: { colleague: 'bea' } } });
});

test('the two write to each other, and the customer hears none of it', async () => {
  const { id, consultId } = await consulting();
  const note = (name: string, text: string) =>
    send(name, id, 'consult-note', { consultId, noteId: randomUUID(), text });
  expect(await note('Bea', 'Too early.')).toMatchObject({ body: { code: 'CONSULT_OVER' } });
  await send('Bea', id, 'consult-join', { consultId });
  expect(await note('Ana', 'May I refund this?')).toMatchObject({ status: 200 });
  expect(await note('Bea', 'Yes, up to 50 €.')).toMatchObject({ status: 200 });
  expect(await note('Cleo', 'Me too.')).toMatchObject({ body: { code: 'CONSULT_OVER' } });
  expect(await note('Ana', '')).toMatchObject({ body: { code: 'TURN_EMPTY' } });
  expect((await linesFor('Bea', id)).lines.slice(-2)).toMatchObject([
    { kind: 'consult', act: 'noted', agent: 'ana', text: 'May I refund this?' },
    { kind: 'consult', act: 'noted', agent: 'bea', text: 'Yes, up to 50 €.' },
  ]);
  expect(JSON.stringify(await desk.ledger.heard(id, 0))).not.toMatch(/refund this|50 €/);
});

test('who looks on says nothing to the customer under the holder’s epoch', async () => {
  const { id, consultId } = await consulting();
  await send('Bea', id, 'consult-join', { consultId });
  const sent = desk.sent.length;
  expect(await send('Bea', id, 'reply', { replyId: randomUUID(), text: 'Hello, Bea here.' })).toMatchObject({
    status: 409,
    body: { code: 'EPOCH_STALE' },
  });
  expect(desk.sent).toHaveLength(sent);
});

test.each(['Ana', 'Bea'])('%s ends it, and another may be asked for', async (name) => {
  const { id, consultId } = await consulting();
  const again = randomUUID();
  expect(await send('Ana', id, 'consult', { consultId: again, to: 'Cleo' })).toMatchObject({
    status: 409,
    body: { code: 'ACT_OUT_OF_TURN' },
  });
  expect(await send('Cleo', id, 'consult-end', { consultId })).toMatchObject({ body: { code: 'CONSULT_OVER' } });
  expect(await send(name, id, 'consult-end', { consultId })).toMatchObject({ status: 200 });
  expect(await consultsOf('Bea', id)).toEqual([]);
  expect(await linesFor('Bea', id)).toMatchObject({ code: 'OFFER_TAKEN' });
  expect(await send('Ana', id, 'consult', { consultId: again, to: 'Cleo' })).toMatchObject({ status: 200 });
  expect(await consultsOf('Cleo', id)).toHaveLength(1);
});

test('it is over when custody leaves, whoever does what', async () => {
  const { id, consultId } = await consulting();
  await send('Bea', id, 'consult-join', { consultId });
  await passOn(id);
  expect(await consultsOf('Bea', id)).toEqual([]);
  const note = { consultId, noteId: randomUUID(), text: 'Still there?' };
  expect(await send('Bea', id, 'consult-note', note)).toMatchObject({ body: { code: 'CONSULT_OVER' } });
  expect(await send('Ana', id, 'consult', { consultId: randomUUID(), to: '' })).toMatchObject({
    body: { code: 'EPOCH_STALE' },
  });
});

test('nobody consults themselves, nor a conversation that they do not hold', async () => {
  const id = await held();
  const ask = (to: string) => ({ consultId: randomUUID(), to });
  expect(await send('Ana', id, 'consult', ask('ana'))).toMatchObject({ body: { code: 'FIELD_INVALID' } });
  expect(await send('Bea', id, 'consult', ask('cleo'))).toMatchObject({ body: { code: 'EPOCH_STALE' } });
});
