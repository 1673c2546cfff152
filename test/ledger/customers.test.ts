import { expect, test } from 'vitest';
import { keyOf, names, proves } from '../support/joined.ts';
import { newId, useLedger } from '../support/ledger.ts';
import { ends } from './drafts.ts';

/** One customer, many conversations: which of them meet, under a pseudonym, and what of it erasing takes. */
const at = useLedger();

const all = { since: 0, most: 10 };

async function named(customer: string, ...more: Parameters<typeof at.ledger.append>[1]): Promise<string> {
  const id = await at.started();
  await at.ledger.takeTurn(id, 't1', 'Where is my bag?');
  await at.ledger.append(id, [names(customer), ...more]);
  return id;
}

const othersOf = async (id: string, query = all) =>
  (await at.ledger.others(id, query)).map(({ conversation }) => conversation);

test('conversations that are joined under one name find each other, the latest first, and no third one', async () => {
  const customer = newId();
  const [one, two, other] = [await named(customer), await named(customer), await named(newId())];
  const three = await named(customer);
  expect(await othersOf(one)).toEqual([three, two]);
  expect(await othersOf(two)).toEqual([three, one]);
  expect(await othersOf(other)).toEqual([]);
  expect(await othersOf(await at.started())).toEqual([]);
});

test('only so many are told, and none that was quiet before the time that is asked for', async () => {
  const customer = newId();
  const [one, two, three] = [await named(customer), await named(customer), await named(customer)];
  expect(await othersOf(one, { since: 0, most: 1 })).toEqual([three]);
  const quiet = (await at.ledger.conversation(two))?.at ?? 0;
  await new Promise((next) => setTimeout(next, 5));
  await at.ledger.takeTurn(three, 't2', 'Hello?');
  expect(await othersOf(one, { since: quiet + 1, most: 10 })).toEqual([three]);
});

test('each comes with every pair of joins by which the two meet, and with what says how it went', async () => {
  const customer = newId();
  const one = await named(customer);
  const two = await named(customer, proves(customer, 60));
  const [other] = await at.ledger.others(one, all);
  expect(other?.conversation).toBe(two);
  expect(other?.meetings.map(({ here, there }) => [here.by, there.by])).toEqual([
    ['channel', 'channel'],
    ['channel', 'tool'],
  ]);
  expect(other?.rows.map(({ entry }) => entry.kind)).toEqual(['started', 'custody', 'turn', 'joined', 'joined']);
  expect(other?.rows[2]?.words).toBe('Where is my bag?');
});

test('the chain holds a pseudonym and no name; the name in clear goes with the words, and the conversation leads nowhere', async () => {
  const customer = `C-${newId()}`;
  const [one, two] = [await named(customer, ends), await named(customer)];
  expect(JSON.stringify((await at.ledger.rows(one)).map(({ entry, key }) => [entry, key]))).not.toContain(customer);
  expect((await at.ledger.row(one, 'joined/channel/id'))?.words).toBe(customer);
  await at.ledger.erase(one);
  expect((await at.ledger.row(one, 'joined/channel/id'))?.words).toBeNull();
  expect(await othersOf(two)).toEqual([]);
  expect(await at.ledger.conversationsOf([keyOf('id', customer)])).toEqual([two]);
  expect(await at.ledger.verify(one)).toMatchObject({ findings: 0 });
});

test('a customer is the same however a channel spells the name, and another under another key', () => {
  expect(keyOf('phone', '0049 (30) 90-18.20')).toBe(keyOf('phone', '+49 30 901820'));
  expect(keyOf('email', ' Ada@Example.com ')).toBe(keyOf('email', 'ada@example.com'));
  expect(keyOf('id', 'C-7')).toMatch(/^[0-9a-f]{32}$/);
  expect(keyOf('id', '7')).not.toBe(keyOf('phone', '7'));
  expect(keyOf('id', 'c-7')).not.toBe(keyOf('id', 'C-7'));
});
