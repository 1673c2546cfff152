import { expect, test } from 'vitest';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import { names } from '../support/joined.ts';
import { newId } from '../support/ledger.ts';
import { accepted, passed, useDesk } from './support.ts';

/** The same customer elsewhere: what the human who has them here is told of it. */

const desk = useDesk();

const ended: Draft = { key: keys.ended, entry: { kind: 'ended', why: 'hung_up' } };

async function elsewhere(id: string, name = 'Ana') {
  const cookie = await desk.signedIn(name);
  return (await desk.ask('GET', `/api/conversations/${id}/transcript`, { cookie })).body.elsewhere;
}

async function named(customer: string, level?: 'claimed', ...more: Draft[]): Promise<string> {
  const id = await desk.ringing();
  await desk.ledger.append(id, [names(customer, level), ...more]);
  return id;
}

test('another live conversation of the customer is told, who has it and since when', async () => {
  const customer = newId();
  const here = await named(customer);
  const there = await named(customer, undefined, accepted('bo'), passed(3, 'bo'));
  const since = (await desk.ledger.conversation(there))?.since;
  expect(await elsewhere(here)).toEqual([
    { conversation: there, channel: 'chat', holder: 'human', agent: 'bo', since, trusted: true, done: [] },
  ]);
});

test('what was changed there is told; what is over is not, nor what waits for a callback', async () => {
  const customer = newId();
  const here = await named(customer);
  const refund: Draft = {
    key: keys.called('p'),
    entry: {
      kind: 'called',
      callId: 'p',
      turnId: 't1',
      tool: 'refund_order',
      backend: 'payments',
      status: 'in_doubt',
      ms: 9,
      sideEffect: true,
    },
    words: '',
  };
  const there = await named(customer, undefined, refund);
  await named(customer, undefined, ended);
  const callback = { holder: 'callback', epoch: 3, why: 'nobody_accepted' } as const;
  await named(customer, undefined, { key: 'custody/3', entry: { kind: 'custody', ...callback } });
  expect(await elsewhere(here)).toMatchObject([
    { conversation: there, holder: 'queue', done: [{ tool: 'refund_order', status: 'in_doubt' }] },
  ]);
});

test('where a channel merely claims who it is, that is said; where nobody does, nobody is looked for', async () => {
  const customer = newId();
  const here = await named(customer);
  await named(customer, 'claimed');
  expect(await elsewhere(here)).toMatchObject([{ trusted: false }]);
  expect(await elsewhere(await desk.ringing())).toEqual([]);
});
