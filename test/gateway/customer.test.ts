import { beforeAll, expect, test } from 'vitest';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { Caller, post } from '../support/customer.ts';
import { newId, useHouse } from '../support/house.ts';
import { keyOf } from '../support/joined.ts';

/** Whose conversation it is, as channels say it with a turn or beside one. */

const house = useHouse();
let gateway: Gateway;

beforeAll(async () => {
  gateway = await house().gateway({ customers: { keyOf, signedIn: ['voice'] } });
  await house().worker(gateway);
});

const say = (id: string, turnId: string, customer: unknown, door = gateway) =>
  post(door, `/v1/conversations/${id}/turns`, { turnId, text: 'Hello', customer });
const joins = async (id: string) => (await house().ledger.rows(id)).filter(({ entry }) => entry.kind === 'joined');

test('a name that comes with a turn joins the conversation, under a pseudonym, before the turn is thought about', async () => {
  const id = newId();
  const { status, body } = await say(id, 't1', { id: 'C-7', phone: '+49 30 901820' });
  expect([status, body.outcome]).toEqual([200, 'replied']);
  expect(body.said[0]).toMatchObject({ script: 'greeting' });
  const rows = await joins(id);
  expect(rows.map(({ entry, words }) => [entry, words])).toEqual([
    [{ kind: 'joined', by: 'channel', level: 'claimed', of: 'id', customer: keyOf('id', 'C-7') }, 'C-7'],
    [
      { kind: 'joined', by: 'channel', level: 'claimed', of: 'phone', customer: keyOf('phone', '+4930901820') },
      '+49 30 901820',
    ],
  ]);
  const reply = (await house().ledger.rows(id)).find(({ seq }) => seq === body.seq);
  expect(rows.every(({ seq }) => seq < (reply?.seq ?? 0))).toBe(true);
});

test('the same name with every turn, or with the same turn again, is written once', async () => {
  const id = newId();
  await say(id, 't1', { email: 'ada@example.com' });
  await say(id, 't1', { email: 'ada@example.com' });
  await say(id, 't2', { email: 'ADA@example.com' });
  expect(await joins(id)).toHaveLength(1);
});

test('a conversation keeps its customer: another name of the same kind is refused, and its turn is not taken', async () => {
  const id = newId();
  await say(id, 't1', { id: 'C-7' });
  const { status, body } = await say(id, 't2', { id: 'C-8' });
  expect([status, body.code]).toEqual([400, 'FIELD_INVALID']);
  expect(body.message).toBe('field `customer.id` is another than this conversation had');
  expect(await house().ledger.row(id, 'turn/t2')).toBeUndefined();
});

test.each([
  [{}, 'must hold id, phone or email'],
  ['C-7', 'must be an object'],
  [{ id: 'with space' }, 'must have 1 to 128 ASCII characters without spaces'],
  [{ phone: 'call me' }, 'must be a number of 5 to 32 digits, with its country'],
  [{ email: 'nobody' }, 'must be an address'],
])('a customer %j is refused', async (customer, message) => {
  const { status, body } = await say(newId(), 't1', customer);
  expect([status, body.code]).toEqual([400, 'FIELD_INVALID']);
  expect(body.message).toContain(message);
});

test('a gateway without a key takes no names, and says so', async () => {
  const keyless = await house().gateway();
  const { status, body } = await say(newId(), 't1', { id: 'C-7' }, keyless);
  expect([status, body.code]).toEqual([400, 'FIELD_INVALID']);
});

test('on a live channel that has customers sign in, a name is known and not merely claimed', async () => {
  const id = newId();
  const caller = await new Caller(gateway, id).open();
  caller.send({ type: 'customer', customer: { id: 'C-9' } });
  caller.send({ type: 'turn', turnId: 't1', text: 'Hello', customer: { id: 'C-9', phone: '+493090' } });
  await caller.hears('outcome');
  expect((await joins(id)).map(({ entry }) => entry.kind === 'joined' && [entry.of, entry.level])).toEqual([
    ['id', 'authenticated'],
    ['phone', 'authenticated'],
  ]);
  caller.send({ type: 'customer', customer: { id: 'C-10' } });
  expect(await caller.hears('error')).toMatchObject({ code: 'FIELD_INVALID' });
});
