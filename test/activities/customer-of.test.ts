import { expect, test } from 'vitest';
import { customerOf } from '../../src/activities/customer-of.ts';
import type { CustomersPort } from '../../src/activities/ports.ts';
import type { Profile } from '../../src/handoff/customer.ts';
import { called, rowsOf, type Step, turn } from '../handoff/rows.ts';
import { FakeTools, ManualClock } from './support.ts';

/** The customer's profile for the packet: asked for by what verification proved, and never waited for long. */

const profile: Profile = { name: 'Ada', notes: [], contacts: [] };
const verified = { level: 'verified', method: 'pin' } as const;
const claimed = { level: 'claimed', method: 'name' } as const;
const proof = (words: string, tool = 'verify', grants: typeof verified | typeof claimed = verified): Step =>
  called('c1', tool, { grants }, words);

class Crm implements CustomersPort {
  readonly keys: string[] = [];
  answer: CustomersPort['find'] = async () => ({ state: 'found', profile });
  find(key: string, signal: AbortSignal) {
    this.keys.push(key);
    return this.answer(key, signal);
  }
}

function ask(steps: readonly Step[], customers: CustomersPort | undefined = new Crm(), clock = new ManualClock()) {
  const ports = { tools: new FakeTools(), clock, ...(customers === undefined ? {} : { customers }) };
  return customerOf(ports, rowsOf([turn('t1', 'Hi'), ...steps]));
}

test.each([
  ['{"verified":true,"customerId":"C-7"}', ['C-7']],
  ['{"customerId":7}', ['7']],
  ['{"customerId":""}', []],
  ['{"customerId":{"of":"C-7"}}', []],
  ['{"verified":true}', []],
  ['{"customerId":"C-7"', []],
  ['null', []],
])('an answer %s names the customer %j', async (words, keys) => {
  const crm = new Crm();
  expect(await ask([proof(words)], crm)).toEqual(
    keys.length === 0 ? { state: 'not_identified' } : { state: 'found', profile },
  );
  expect(crm.keys).toEqual(keys);
});

test('who only claims to be somebody gets nobody’s profile', async () => {
  const crm = new Crm();
  expect(await ask([proof('{"customerId":"C-7"}', 'verify', claimed)], crm)).toEqual({ state: 'not_identified' });
  expect(await ask([proof('{"customerId":"C-7"}', 'look')], crm)).toEqual({ state: 'not_identified' });
  expect(crm.keys).toEqual([]);
});

test('the latest verification counts', async () => {
  const crm = new Crm();
  await ask([proof('{"customerId":"C-7"}'), proof('{"customerId":"C-8"}')], crm);
  expect(crm.keys).toEqual(['C-8']);
});

test('without a CRM nobody is asked', async () => {
  const ports = { tools: new FakeTools(), clock: new ManualClock() };
  expect(await customerOf(ports, rowsOf([proof('{"customerId":"C-7"}')]))).toEqual({ state: 'not_asked' });
});

test.each([
  ['hears that it is called off', true],
  ['hears nothing', false],
])('one that is late and %s is late, and not waited for', async (_, hears) => {
  const [crm, clock] = [new Crm(), new ManualClock()];
  crm.answer = (_key, signal) =>
    new Promise((_resolve, reject) => {
      if (hears) signal.addEventListener('abort', () => reject(signal.reason));
    });
  const asked = ask([proof('{"customerId":"C-7"}')], crm, clock);
  clock.pass(400);
  expect(await asked).toEqual({ state: 'late' });
});

test('one that falls over is a failure, and no more than that', async () => {
  const crm = new Crm();
  crm.answer = () => Promise.reject(new Error('the CRM is no more'));
  expect(await ask([proof('{"customerId":"C-7"}')], crm)).toEqual({ state: 'failed' });
});

test('of many contacts the latest, of long texts the beginning', async () => {
  const crm = new Crm();
  const contacts = Array.from({ length: 30 }, (__, n) => ({ at: n, channel: 'phone', about: 'parcel '.repeat(100) }));
  crm.answer = async () => ({ state: 'found', profile: { notes: [], contacts } });
  const customer = await ask([proof('{"customerId":"C-7"}')], crm);
  if (customer.state !== 'found') throw new Error('it was found');
  expect(customer.profile.contacts.map(({ at }) => at)).toEqual([29, 28, 27, 26, 25, 24, 23, 22, 21, 20]);
  expect(customer.profile.contacts[0]?.about.length).toBeLessThanOrEqual(301);
});
