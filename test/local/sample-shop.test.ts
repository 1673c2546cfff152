import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { httpTools } from '../../src/adapters/http-tools/tools.ts';
import { openAiModel } from '../../src/adapters/openai/model.ts';
import { loadAgent } from '../../src/config/agent.ts';
import { type SampleBackend, startSampleBackend } from '../../src/local/sample-backend.ts';
import { type ScriptedModel, startScriptedModel } from '../../src/local/scripted-model.ts';
import { backendControlOf } from './helpers/control.ts';
import { conversation } from './helpers/converse.ts';

/** The shipped agent, the scripted model and the sample backend together: the sample domain works without a real model. */

const agent = loadAgent(fileURLToPath(new URL('../../agent', import.meta.url)));

let server: ScriptedModel;
let backend: SampleBackend;
let control: ReturnType<typeof backendControlOf>;
let customer: ReturnType<typeof conversation>;

beforeEach(async () => {
  [server, backend] = await Promise.all([startScriptedModel(), startSampleBackend()]);
  control = backendControlOf(backend.url);
  customer = conversation(
    agent.prompt,
    openAiModel({ baseURL: server.baseURL, apiKey: 'none', model: 'scripted' }),
    httpTools({ tools: agent.tools, backends: { '*': backend.url } }),
  );
});
afterEach(async () => {
  await server.stop();
  await backend.stop();
});

describe('where is my order', () => {
  test('asks for the number, looks it up, follows the parcel', async () => {
    expect(await customer.say('Hi, where is my order?')).toMatch(/order number/);
    expect(await customer.say("It's 100002.")).toMatch(/on its way.*northern sorting centre.*2026-11-24/);
    expect(customer.called).toEqual(['find_order', 'track_shipment']);
  });

  test('of an order that is not shipped says so', async () => {
    expect(await customer.say('What is the status of 100001?')).toMatch(/two-person tent, is open/);
  });

  test('of no order asks for the number again', async () => {
    expect(await customer.say('Where is 123456?')).toMatch(/cannot find an order 123456/);
  });
});

describe('a refund', () => {
  test('is verified, announced with its amount, agreed to, and done once', async () => {
    expect(await customer.say('I want a refund for order 100003, it arrived damaged')).toMatch(/postcode/);
    expect(await customer.say('50667')).toMatch(/249\.00 euros\. Shall I refund it now\?/);
    expect((await control.effects()).total).toBe(0);
    expect(await customer.say('yes please')).toMatch(/refund is on its way/);
    expect(customer.called).toEqual(['verify_customer', 'find_order', 'refund_order']);
    expect((await control.effects()).effects).toEqual([
      { n: 1, kind: 'refund', orderNumber: '100003', amountCents: 24_900 },
    ]);
  });

  test('is left alone after a no', async () => {
    await customer.say('refund 100003');
    await customer.say('50667');
    expect(await customer.say('no, leave it')).toMatch(/left everything as it is/);
    expect((await control.effects()).total).toBe(0);
  });

  test('is not given to whoever has the wrong postcode', async () => {
    await customer.say('refund 100003');
    expect(await customer.say('my postcode is 12345')).toMatch(/does not match/);
    expect(customer.called).toEqual(['verify_customer']);
  });

  test('is not given twice', async () => {
    for (const words of ['refund 100003', '50667', 'yes']) await customer.say(words);
    expect(await customer.say('I want another refund')).toMatch(/refunded already/);
    expect((await control.effects()).total).toBe(1);
  });
});

test('a cancellation is refused by the rules of the shop once the order has left', async () => {
  await customer.say('cancel order 100002 please');
  expect(await customer.say('20095')).toMatch(/shipped, so it cannot be cancelled/);
});

test('a cancellation in time is done', async () => {
  for (const words of ['cancel order 100001 please', '10115', 'yes']) await customer.say(words);
  expect((await control.effects()).effects).toMatchObject([{ kind: 'cancellation', orderNumber: '100001' }]);
});

test('a return label is sent', async () => {
  await customer.say('I want to return my sleeping bag, order 100003');
  expect(await customer.say('50667')).toMatch(/Shall I send a return label/);
  expect(await customer.say('ok')).toMatch(/return label is on its way/);
});

describe('when the backend fails', () => {
  test('says so, and tries again only when told to', async () => {
    await control.faults({ fault: 'status', path: '/orders', status: 500, times: 1 });
    expect(await customer.say('where is 100001?')).toMatch(/did not answer.*again\?/);
    expect(await customer.say('yes')).toMatch(/two-person tent, is open/);
    expect(customer.called).toEqual(['find_order', 'find_order']);
  });

  test('a side effect in doubt is named and not tried again', async () => {
    for (const words of ['I want to return it, order 100003', '50667']) await customer.say(words);
    await control.faults({ fault: 'drop', path: '/orders/100003/return-labels', when: 'after' });
    expect(await customer.say('yes')).toMatch(/cannot tell whether that went through/);
    expect((await control.effects()).total).toBe(1);
  });
});

test.each([
  ['are you a robot?', /AI assistant/],
  ['thanks a lot', /welcome/],
  ['goodbye', /Goodbye/],
  ['what is your return policy?', /30 days/],
  ['tell me a joke', /order/],
])('small talk: %s', async (words, expected) => {
  expect(await customer.say(words)).toMatch(expected);
  expect(customer.called).toEqual([]);
});

test('nothing it says promises a human', async () => {
  const answers: string[] = [];
  for (const words of ['hello', 'refund 100003', '50667', 'yes', 'are you human?', 'this is unacceptable', 'bye']) {
    answers.push(await customer.say(words));
  }
  expect(answers.join(' ')).not.toMatch(/transfer|connect you|colleague|put you through|call you back/i);
});
