import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { expect, test } from 'vitest';
import { type FailureCode, failures } from '../../src/conversation/failures.ts';
import { failureOf } from '../../src/desktop/server/acts.ts';
import { accepted, act, lapsed, passed, useDesk } from './support.ts';

const desk = useDesk();
const codes = { identity: 'none', wants: 'refund', lastSideEffect: 'none', promise: 'none' };
const at = (id: string, door: string) => `/api/conversations/${id}/${door}`;

test.each([
  ['accept', {}, {}],
  ['decline', { reason: 'busy' }, { reason: 'busy' }],
  ['read-back', { codes }, { codes }],
  ['transfer', { reason: 'authority' }, { reason: 'authority' }],
  ['transfer', { reason: 'authority', to: 'Bea Bianchi' }, { reason: 'authority', to: 'bea-bianchi' }],
  ['resolve', { outcome: 'solved' }, { outcome: 'solved' }],
  ['hand-back', { outcome: 'answered' }, { outcome: 'answered' }],
])('%s goes to the conversation as the agent of the session, whatever the body says', async (door, more, message) => {
  const cookie = await desk.signedIn('Ana');
  const actId = randomUUID();
  const body = act({ ...more, actId, agent: 'eve' });
  desk.answer = { ok: true, epoch: 3, offerId: 'o1' };
  const reply = await desk.ask('POST', at('c1', door), { cookie, body });
  expect(reply).toMatchObject({ status: 200, body: { epoch: 3, offerId: 'o1' } });
  expect(desk.sent.at(-1)).toEqual({
    door,
    conversation: 'c1',
    message: { at: expect.any(Number), actId: `ana:${actId}`, offerId: 'o1', epoch: 2, agent: 'ana', ...message },
  });
});

test.each(
  (['OFFER_CLOSED', 'OFFER_TAKEN', 'OFFER_UNKNOWN', 'EPOCH_STALE', 'ACT_OUT_OF_TURN', 'UNAVAILABLE'] as const).map(
    (code) => [code, failures[code].status] as const,
  ),
)('a refusal with %s answers with status %i and a sentence', async (code, status) => {
  desk.answer = { ok: false, code };
  const reply = await desk.ask('POST', at('c1', 'accept'), { cookie: await desk.signedIn(), body: act() });
  expect(reply).toMatchObject({ status, body: { code, message: failures[code].means } });
});

test('a read-back that does not match names the wrong fields and whether the offer still stands', async () => {
  const cookie = await desk.signedIn();
  const body = act({ codes });
  desk.answer = { ok: false, code: 'READ_BACK_WRONG', wrong: ['wants'], offerId: 'o1' };
  const once = await desk.ask('POST', at('c1', 'read-back'), { cookie, body });
  expect(once).toMatchObject({ status: 422, body: { code: 'READ_BACK_WRONG', wrong: ['wants'], offerId: 'o1' } });
  desk.answer = { ok: false, code: 'READ_BACK_WRONG', wrong: ['wants'] };
  const twice = await desk.ask('POST', at('c1', 'read-back'), { cookie, body });
  expect(twice.body.offerId).toBeUndefined();
});

test('an act on a conversation that Temporal does not know is over, or never was', async () => {
  desk.answer = { ok: false, code: 'CONVERSATION_ENDED' };
  const cookie = await desk.signedIn();
  const known = await desk.started();
  const over = await desk.ask('POST', at(known, 'accept'), { cookie, body: act() });
  expect(over).toMatchObject({ status: 409, body: { code: 'CONVERSATION_ENDED' } });
  const never = await desk.ask('POST', at('c-never', 'accept'), { cookie, body: act() });
  expect(never).toMatchObject({ status: 404, body: { code: 'CONVERSATION_UNKNOWN' } });
});

test.each<[string, object, FailureCode, number, string]>([
  ['accept', { offerId: '' }, 'FIELD_INVALID', 400, 'offerId'],
  ['accept', { epoch: 0 }, 'FIELD_INVALID', 400, 'epoch'],
  ['accept', { epoch: '2' }, 'FIELD_INVALID', 400, 'epoch'],
  ['accept', { actId: 't1' }, 'FIELD_INVALID', 400, 'actId'],
  ['read-back', {}, 'FIELD_INVALID', 400, 'codes'],
  ['read-back', { codes: { ...codes, wants: '' } }, 'FIELD_INVALID', 400, 'codes.wants'],
  ['read-back', { codes: { ...codes, wants: 'x'.repeat(41) } }, 'FIELD_INVALID', 400, 'codes.wants'],
  ['decline', {}, 'FIELD_INVALID', 400, 'reason'],
  ['decline', { reason: 'authority' }, 'FIELD_INVALID', 400, 'reason'],
  ['transfer', { reason: 'busy' }, 'FIELD_INVALID', 400, 'reason'],
  ['transfer', { reason: 'authority', to: '?!' }, 'FIELD_INVALID', 400, 'to'],
  ['transfer', { reason: 'authority', to: 'ana' }, 'FIELD_INVALID', 400, 'to'],
  ['resolve', { outcome: 'whatever' }, 'FIELD_INVALID', 400, 'outcome'],
  ['hand-back', { outcome: 'solved' }, 'FIELD_INVALID', 400, 'outcome'],
  ['hand-back', { outcome: 'toString' }, 'FIELD_INVALID', 400, 'outcome'],
  ['resolve', { outcome: 'solved', note: 'é'.repeat(4097) }, 'FIELD_INVALID', 400, 'note'],
])('%s with %j is refused before it is sent', async (door, more, code, status, field) => {
  const before = desk.sent.length;
  const reply = await desk.ask('POST', at('c1', door), { cookie: await desk.signedIn('Ana'), body: act(more) });
  expect(reply).toMatchObject({ status, body: { code, message: expect.stringContaining(`\`${field}\``) } });
  expect(desk.sent).toHaveLength(before);
});

test('bodies that are not JSON, not UTF-8, too long or of another type are refused', async () => {
  const cookie = await desk.signedIn();
  const send = (raw: Uint8Array, headers = {}) => desk.ask('POST', at('c1', 'accept'), { cookie, raw, headers });
  expect(await send(Buffer.from('{'))).toMatchObject({ status: 400, body: { code: 'FIELD_INVALID' } });
  expect(await send(Buffer.from([0x22, 0xff, 0x22]))).toMatchObject({ status: 400, body: { code: 'TURN_NOT_UTF8' } });
  expect(await send(Buffer.alloc(70_000, 0x20))).toMatchObject({ status: 413, body: { code: 'TURN_TOO_LONG' } });
  expect(await send(Buffer.from('null'))).toMatchObject({ status: 400, body: { code: 'FIELD_INVALID' } });
  const form = { 'content-type': 'text/plain' };
  expect(await send(Buffer.from('{}'), form)).toMatchObject({ status: 400, body: { code: 'FIELD_INVALID' } });
  const id = await desk.ask('POST', '/api/conversations/a%20b/accept', { cookie, body: act() });
  expect(id).toMatchObject({ status: 400, body: { code: 'FIELD_INVALID', message: expect.stringContaining('`id`') } });
});

async function heldBy(agent: string): Promise<string> {
  const id = await desk.ringing();
  await desk.ledger.append(id, [accepted(agent), passed(3, agent)]);
  desk.answer = { ok: true, epoch: 3, offerId: 'o1' };
  return id;
}
const replying = (text: string, more = {}) => ({ offerId: 'o1', epoch: 3, replyId: randomUUID(), text, ...more });

test('a reply stands in the ledger before the conversation hears of it', async () => {
  const id = await heldBy('ana');
  const body = replying('Good evening.');
  const reply = await desk.ask('POST', at(id, 'reply'), { cookie: await desk.signedIn('Ana'), body });
  expect(reply.status).toBe(200);
  const row = await desk.ledger.row(id, `reply/${body.replyId}`);
  expect(row).toMatchObject({ words: 'Good evening.', entry: { kind: 'said', by: 'human', agent: 'ana', epoch: 3 } });
  expect(desk.sent.at(-1)).toMatchObject({ door: 'reply', message: { replyId: body.replyId, seq: row?.seq } });
});

test('a reply sent again is said once, and its id says nothing else', async () => {
  const id = await heldBy('ana');
  const cookie = await desk.signedIn('Ana');
  const body = replying('Once.');
  for (const _ of [1, 2]) expect((await desk.ask('POST', at(id, 'reply'), { cookie, body })).status).toBe(200);
  expect((await desk.ledger.rows(id)).filter(({ words }) => words === 'Once.')).toHaveLength(1);
  const other = await desk.ask('POST', at(id, 'reply'), { cookie, body: { ...body, text: 'Twice.' } });
  expect(other).toMatchObject({ status: 409, body: { code: 'TURN_ID_REUSED' } });
});

test('words under an epoch that the ledger has yet to learn of are to be sent again, and nothing is written', async () => {
  const id = await heldBy('ana');
  const early = { cookie: await desk.signedIn('Ana'), body: replying('early', { epoch: 4 }) };
  expect(await desk.ask('POST', at(id, 'reply'), early)).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
  expect((await desk.ledger.rows(id)).filter(({ words }) => words === 'early')).toEqual([]);
}, 15_000);

test('only the human who holds the conversation speaks, and only under its epoch', async () => {
  const id = await heldBy('ana');
  const eve = await desk.ask('POST', at(id, 'reply'), { cookie: await desk.signedIn('Eve'), body: replying('I') });
  expect(eve).toMatchObject({ status: 409, body: { code: 'EPOCH_STALE' } });
  const stale = { cookie: await desk.signedIn('Ana'), body: replying('late', { epoch: 2 }) };
  expect(await desk.ask('POST', at(id, 'reply'), stale)).toMatchObject({ status: 409, body: { code: 'EPOCH_STALE' } });
  expect((await desk.ledger.rows(id)).filter(({ entry }) => entry.kind === 'said' && entry.by === 'human')).toEqual([]);
});

test('a reply that is quicker than the ledger waits until custody stands there', async () => {
  const id = await desk.ringing();
  await desk.ledger.append(id, [accepted('ana')]);
  desk.answer = { ok: true, epoch: 3, offerId: 'o1' };
  const replied = desk.ask('POST', at(id, 'reply'), { cookie: await desk.signedIn('Ana'), body: replying('Here.') });
  await setTimeout(200);
  await desk.ledger.append(id, [passed(3, 'ana')]);
  expect((await replied).status).toBe(200);
});

test.each<[string, FailureCode, number]>([
  ['', 'TURN_EMPTY', 400],
  [' \n', 'TURN_EMPTY', 400],
  ['é'.repeat(4097), 'TURN_TOO_LONG', 413],
  ['\ud800', 'TURN_NOT_UTF8', 400],
])('a reply of %j is refused', async (text, code, status) => {
  const id = await heldBy('ana');
  const reply = await desk.ask('POST', at(id, 'reply'), { cookie: await desk.signedIn('Ana'), body: replying(text) });
  expect(reply).toMatchObject({ status, body: { code } });
});

test('a reply of exactly 8192 bytes is said, and one to nobody is refused', async () => {
  const id = await heldBy('ana');
  const cookie = await desk.signedIn('Ana');
  const body = replying('é'.repeat(4096));
  expect((await desk.ask('POST', at(id, 'reply'), { cookie, body })).status).toBe(200);
  const nobody = await desk.ask('POST', at('c-never', 'reply'), { cookie, body });
  expect(nobody).toMatchObject({ status: 404, body: { code: 'CONVERSATION_UNKNOWN' } });
});

test('codes that were not among the choices are refused before they count as a wrong read-back', async () => {
  const id = await desk.ringing();
  const cookie = await desk.signedIn('Ana');
  const shown = (await desk.ask('GET', at(id, 'packet'), { cookie })).body.packet.choices;
  const chosen = Object.fromEntries(
    Object.entries<{ code: string }[]>(shown).map(([field, all]) => [field, all[0]?.code]),
  );
  const before = desk.sent.length;
  const wild = { cookie, body: act({ codes: { ...chosen, wants: 'a-yacht' } }) };
  const refused = await desk.ask('POST', at(id, 'read-back'), wild);
  expect(refused).toMatchObject({
    status: 400,
    body: { code: 'FIELD_INVALID', message: expect.stringContaining('`codes`') },
  });
  expect(desk.sent).toHaveLength(before);
  desk.answer = { ok: true, epoch: 3, offerId: 'o1' };
  expect((await desk.ask('POST', at(id, 'read-back'), { cookie, body: act({ codes: chosen }) })).status).toBe(200);
});

test('the note of a resolution is in the ledger before the conversation ends', async () => {
  const id = await heldBy('ana');
  const body = act({ epoch: 3, outcome: 'solved', note: ' Refund promised by mail. ' });
  expect((await desk.ask('POST', at(id, 'resolve'), { cookie: await desk.signedIn('Ana'), body })).status).toBe(200);
  const noted = (await desk.ledger.rows(id)).find(({ entry }) => entry.kind === 'human');
  expect(noted).toMatchObject({
    words: 'Refund promised by mail.',
    entry: { agent: 'ana', act: 'noted', outcome: 'solved' },
  });
});

test('the note of a transfer is in the ledger before the conversation is offered to the next human', async () => {
  const id = await heldBy('ana');
  const body = act({ epoch: 3, reason: 'authority', note: 'Wants more than I may give.' });
  expect((await desk.ask('POST', at(id, 'transfer'), { cookie: await desk.signedIn('Ana'), body })).status).toBe(200);
  const noted = (await desk.ledger.rows(id)).find(({ entry }) => entry.kind === 'human');
  expect(noted).toMatchObject({ words: 'Wants more than I may give.', entry: { act: 'noted', outcome: 'authority' } });
});

const resolved = { kind: 'human', agent: 'ana', act: 'resolved', outcome: 'solved' } as const;
const wrappingUp = (more: object = {}) => ({ offerId: 'o1', escalation: 'yes', missing: [], ...more });

test('a wrap-up stands in the ledger once, with the outcome that the human gave, after the end as well', async () => {
  const id = await heldBy('ana');
  await desk.ledger.append(id, [
    { key: 'act/r', entry: resolved },
    { key: 'custody/4', entry: { kind: 'custody', holder: 'ended', epoch: 4, why: 'resolved' } },
    { key: 'ended', entry: { kind: 'ended', why: 'resolved' } },
  ]);
  const cookie = await desk.signedIn('Ana');
  const first = await desk.ask('POST', at(id, 'wrap-up'), { cookie, body: wrappingUp({ missing: ['tried'] }) });
  expect(first.status).toBe(204);
  expect((await desk.ask('POST', at(id, 'wrap-up'), { cookie, body: wrappingUp() })).status).toBe(204);
  const entries = (await desk.ledger.rows(id)).map(({ entry }) => entry);
  expect(entries.filter((entry) => entry.kind === 'human' && entry.act === 'wrapped_up')).toEqual([
    {
      kind: 'human',
      agent: 'ana',
      act: 'wrapped_up',
      outcome: 'solved',
      offerId: 'o1',
      escalation: 'yes',
      brief: 'no',
      missing: ['tried'],
    },
  ]);
});

test('nobody wraps up what they have not closed, and only with codes of the tables', async () => {
  const id = await heldBy('ana');
  const [ana, eve] = [await desk.signedIn('Ana'), await desk.signedIn('Eve')];
  const wrap = (cookie: string, more = {}) => desk.ask('POST', at(id, 'wrap-up'), { cookie, body: wrappingUp(more) });
  expect(await wrap(ana)).toMatchObject({ status: 409, body: { code: 'ACT_OUT_OF_TURN' } });
  await desk.ledger.append(id, [{ key: 'act/r', entry: resolved }]);
  expect(await wrap(eve)).toMatchObject({ status: 409, body: { code: 'ACT_OUT_OF_TURN' } });
  for (const wrong of [{ escalation: 'maybe' }, { escalation: 'toString' }, { missing: ['nothing'] }, { offerId: '' }])
    expect(await wrap(ana, wrong)).toMatchObject({ status: 400, body: { code: 'FIELD_INVALID' } });
});

test('a note is taken from nobody but the human who holds the conversation', async () => {
  const id = await heldBy('ana');
  const body = act({ epoch: 3, outcome: 'solved', note: 'Eve was here.' });
  await desk.ask('POST', at(id, 'resolve'), { cookie: await desk.signedIn('Eve'), body });
  expect((await desk.ledger.rows(id)).filter(({ words }) => words === 'Eve was here.')).toEqual([]);
});

test("what the engine throws becomes the table's codes", () => {
  const rejected = (type: string) =>
    new WorkflowUpdateFailedError('failed', ApplicationFailure.nonRetryable('no', type));
  expect(failureOf(rejected('EPOCH_STALE'))).toBe('EPOCH_STALE');
  expect(failureOf(rejected('toString'))).toBe('UNAVAILABLE');
  expect(failureOf(rejected('AcceptedUpdateCompletedWorkflow'))).toBe('CONVERSATION_ENDED');
  expect(failureOf(new WorkflowNotFoundError('gone', 'w', undefined))).toBe('CONVERSATION_ENDED');
  expect(failureOf(new Error('deadline'))).toBe('UNAVAILABLE');
});

test('a lapsed offer shows neither packet nor transcript', async () => {
  const id = await desk.ringing();
  await desk.ledger.append(id, [lapsed]);
  const cookie = await desk.signedIn();
  for (const door of ['packet', 'transcript']) {
    expect(await desk.ask('GET', at(id, door), { cookie })).toMatchObject({
      status: 409,
      body: { code: 'OFFER_CLOSED' },
    });
  }
});
