import { expect, test } from 'vitest';
import { type Policy, riskBar } from '../../src/policy/policy.ts';
import { type Call, useEngine } from '../support/engine.ts';

/** What the policy decides, carried out by the real engine. */
const engine = useEngine();

/** So many decisions, as soon as the ledger has them: what follows an answer is written after it. */
async function decisions(call: Call, least = 1): Promise<string[]> {
  const wrote = async () =>
    (await call.wrote('decision')).map(({ decision, rule, tier }) => `${decision} ${rule} ${tier}`);
  await expect.poll(async () => (await wrote()).length, { timeout: 5_000 }).toBeGreaterThanOrEqual(least);
  return await wrote();
}
const scripts = async (call: Call): Promise<string[]> =>
  (await call.wrote('said')).flatMap((said) => (said.by === 'script' ? [said.script] : []));

/** The model says these, one after the other. */
const says = (...texts: string[]) => engine().model({ faults: texts.map((text) => ({ fault: 'say', text })) });

async function offered(): Promise<Call> {
  const call = await engine().call();
  await says('Please restart the lamp.', 'Please hold the button for ten seconds.', 'Please change the battery.');
  await call.say('My lamp stays dark, what can I do?');
  await call.say('That did not help.');
  expect((await call.say('Still not working, that did not help either.')).outcome).toBe('replied');
  return call;
}

test('two failed attempts: the answer is given, then a human is offered by script', async () => {
  const call = await offered();
  expect(await decisions(call)).toEqual(['offer failed-attempts@1 medium']);
  await expect.poll(async () => (await scripts(call)).at(-1)).toBe('offer_human');
  const [decision] = await call.wrote('decision');
  expect(decision).toMatchObject({ turns: ['t2', 't3'], policy: 'customer_service@2' });
  expect(decision?.unless).toMatch(/^had /);
  await call.hangUp();
});

test('yes to the offer: handed over at once, the model is not asked', async () => {
  const call = await offered();
  const { begun } = await engine().requests();
  expect((await call.say('Yes, please.')).outcome).toBe('delivered');
  expect((await engine().requests()).begun).toBe(begun);
  expect((await decisions(call, 2)).at(-1)).toMatch(/^hand_off offer-taken@1/);
  await call.reaches('ringing');
  await call.hangUp();
});

test('no to the offer: the AI goes on, and offers nothing again', async () => {
  const call = await offered();
  expect((await call.say('No, what about the bulb?')).outcome).toBe('replied');
  expect(await decisions(call)).toHaveLength(1);
  await call.hangUp();
});

test('the AI says that it will transfer: then it is done, not only said', async () => {
  const call = await engine().call();
  await says('I will transfer you to a human colleague now.');
  expect((await call.say('My invoice looks odd.')).outcome).toBe('replied');
  await call.reaches('ringing');
  expect(await decisions(call)).toEqual(['hand_off empty-promise@1 high']);
  await call.hangUp();
});

test('somebody in danger: a human at once, critical, before any model has answered', async () => {
  const call = await engine().call();
  const { begun } = await engine().requests();
  expect((await call.say('I want to kill myself.')).outcome).toBe('delivered');
  expect((await engine().requests()).begun).toBe(begun);
  expect(await decisions(call)).toEqual(['hand_off hard-boundary@1 critical']);
  await call.hangUp();
});

test('who asks for a human gets one, and no better place for asking', async () => {
  const call = await engine().call();
  expect((await call.say('Let me talk to a human.')).outcome).toBe('delivered');
  expect(await decisions(call)).toEqual(['hand_off explicit-request@2 medium']);
  await call.hangUp();
});

/** A calibrator that is always in doubt: its risk lies a little below the threshold. */
const doubtful = (): Partial<Policy> => {
  const { costs } = engine().snapshot.policy;
  const bar = riskBar(costs) - costs.band / 2;
  return { calibrator: { version: 'test', intercept: Math.log(bar / (1 - bar)), weights: {} } };
};

test.for([
  ['20', ['offer second-look@1 medium']],
  ['I cannot tell', ['offer second-look@1 medium']],
  ['95', []],
] as const)('in doubt the model looks back, unheard: %s', async ([look, wanted]) => {
  const call = await engine().call({}, doubtful());
  await says('It is a lamp.', 'It is a good one.', look);
  await call.say('What is this?');
  expect((await call.say('And is it any good?')).outcome).toBe('replied');
  await expect.poll(async () => (await engine().requests()).begun).toBe(3);
  if (wanted.length > 0) expect(await decisions(call)).toEqual(wanted);
  await call.hangUp();
  await call.handle.result();
  expect(await call.wrote('decision')).toHaveLength(wanted.length);
  expect((await call.wrote('said')).filter(({ by }) => by === 'ai')).toHaveLength(2);
});
