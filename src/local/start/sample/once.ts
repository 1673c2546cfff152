import { Client } from '@temporalio/client';
import { z } from 'zod';
import type { Ledger } from '../../../ledger/ledger.ts';
import { workflowId } from '../../../signals/messages.ts';
import type { House } from '../house.ts';
import { waitFor } from '../wait.ts';
import { type Acted, Agent, mistakenReadBackOf, type Offer, readBackOf } from './agent.ts';
import {
  aiReply,
  custodies,
  ended,
  farewell,
  greeting,
  humanWords,
  missedOrRepeated,
  outOfOrder,
  survey,
  transition,
} from './heard.ts';
import { newSample, playCustomer, type Sample, untilOffered } from './play.ts';
import { customerGrades, customerThanks, human, sampleOrder } from './script.ts';
import { type Step, StepError, Steps } from './steps.ts';

/** What `npm start -- --once` prints as its last line. */
export interface OnceReport {
  readonly ok: boolean;
  readonly conversation: string;
  readonly steps: readonly Step[];
  readonly seconds: number;
}

type Log = (line: string) => void;

/** Plays the sample from the greeting to the farewell, as customer and as human, and judges every step. */
export async function playOnce(house: House, ledger: Ledger, log: Log): Promise<OnceReport> {
  const started = Date.now();
  const sample = newSample(house.addresses.gatewayUrl, ledger, console.log);
  const steps = new Steps(console.log, () => sample.narrator.tell());
  try {
    await steps.take('every turn of the customer gets its outcome', () => playCustomer(sample));
    const agent = await steps.take('the human signs in at the desktop', () =>
      Agent.signIn(house.addresses.desktopUrl, human.name),
    );
    const desk = await agent.sitDown();
    await steps.take('the conversation rings for the human', () => untilOffered(sample, log));
    await answer(agent, sample, steps, log).finally(() => desk.close());
    await judge(house, sample, steps, log);
  } catch (error) {
    if (!(error instanceof StepError)) throw error;
    log(error.message);
  }
  const { conversation } = sample.customer;
  return { ok: steps.held, conversation, steps: steps.all, seconds: Math.round((Date.now() - started) / 1000) };
}

function mustBe(acted: Acted): Offer {
  if (!acted.ok) throw new Error(`${acted.code}: ${acted.message}`);
  return { offerId: acted.offerId, epoch: acted.epoch };
}

/** The human: packet, acceptance, read-back (wrong once), words, end. */
async function answer(agent: Agent, sample: Sample, steps: Steps, log: Log): Promise<void> {
  const { customer } = sample;
  const { conversation } = customer;
  const offer = await steps.take('the desktop offers the conversation to the human', async () => {
    const offered = await agent.offerOf(conversation);
    if (offered === undefined) throw new Error('it is not in the queue with an offer');
    return offered;
  });
  const shown = await steps.take('the packet is there before it is accepted, every claim with its citation', () =>
    agent.packet(conversation),
  );
  const accepted = await steps.take('the human accepts', async () => mustBe(await agent.accept(conversation, offer)));
  await steps.take('a wrong read-back is refused and names the field', async () => {
    const refused = await agent.readBack(conversation, accepted, mistakenReadBackOf(shown));
    if (refused.ok || refused.code !== 'READ_BACK_WRONG' || refused.wrong.join() !== 'wants')
      throw new Error(JSON.stringify(refused));
  });
  const again = await steps.take('the packet is shown again, with the field that was wrong', async () => {
    // the refusal is answered at once; the ledger, which the packet is shown from, learns of it a moment later
    await waitFor({
      what: 'the wrong field to be shown',
      limitMs: heardLimitMs,
      there: async () => (await agent.packet(conversation)).standing.wrong.join() === 'wants',
      log,
    });
    return agent.packet(conversation);
  });
  const held = await steps.take('the right read-back passes custody to the human, at a new epoch', async () => {
    const taken = mustBe(await agent.readBack(conversation, accepted, readBackOf(again)));
    if (taken.epoch !== accepted.epoch + 1) throw new Error(`epoch ${taken.epoch} after ${accepted.epoch}`);
    return taken;
  });
  await steps.take('the customer hears the human', async () => {
    mustBe(await agent.reply(conversation, held, human.says));
    await heardBy(sample, 'the human', humanWords, log);
  });
  await steps.take('what the customer says now is delivered to the human', async () => {
    const { outcome } = await customer.says(customerThanks);
    if (outcome !== 'delivered') throw new Error(`the outcome is ${outcome}`);
  });
  await steps.take('the human resolves the conversation, and the customer is asked how it was', async () => {
    mustBe(await agent.resolve(conversation, held, 'solved', human.note));
    await heardBy(sample, 'the survey', survey, log);
  });
  await steps.take('the customer answers, and hears the farewell', async () => {
    const { outcome } = await customer.says(customerGrades);
    if (outcome !== 'delivered') throw new Error(`the outcome is ${outcome}`);
    await heardBy(sample, 'the farewell', farewell, log);
    await heardBy(sample, 'the end', ended, log);
  });
}

const heardLimitMs = 15_000;

const heardBy = ({ customer }: Sample, what: string, fits: Parameters<Customer['hasHeard']>[0], log: Log) =>
  waitFor({
    what: `the customer to hear ${what}`,
    limitMs: heardLimitMs,
    there: async () => customer.hasHeard(fits),
    log,
  });

type Customer = Sample['customer'];

/** What can only be judged at the end. */
async function judge(house: House, { customer, ledger }: Sample, steps: Steps, log: Log): Promise<void> {
  const { conversation, heard } = customer;
  const rows = await ledger.rows(conversation);
  const check = (step: string, saw: string | undefined): void => steps.check(step, saw === undefined, saw);
  check('the customer heard everything once and in order', missedOrRepeated(heard, rows));
  check(
    'greeting, reply, transition, human, survey and farewell in this order',
    outOfOrder(heard, greeting, aiReply, transition, humanWords, survey, farewell),
  );
  const held = custodies(rows).join(', ');
  check(
    'custody went from AI to queue to human, and by the survey to its end',
    held === '1 ai, 2 queue, 3 human, 4 ai, 5 ended' ? undefined : held,
  );
  const { findings } = await ledger.verify(conversation);
  check('the ledger verifies', findings === 0 ? undefined : `${findings} findings`);
  if (house.model.kind === 'scripted' && house.backendUrl !== undefined)
    check('the refund was made exactly once', await refunds(house.backendUrl));
  await steps.take('the workflow is completed', () => completed(house, conversation, log));
}

const effectsAnswer = z.object({ effects: z.array(z.object({ kind: z.string(), orderNumber: z.string() })) });

async function refunds(backendUrl: string): Promise<string | undefined> {
  const response = await fetch(`${backendUrl}/control/effects`, { signal: AbortSignal.timeout(5_000) });
  const { effects } = effectsAnswer.parse(await response.json());
  const made = effects.filter(({ kind, orderNumber }) => kind === 'refund' && orderNumber === sampleOrder).length;
  return made === 1 ? undefined : `${made} refunds`;
}

async function completed({ connection, addresses }: House, conversation: string, log: Log): Promise<void> {
  const client = new Client({ connection, namespace: addresses.namespace });
  const handle = client.workflow.getHandle(workflowId(conversation));
  await waitFor({
    what: 'the workflow to complete',
    limitMs: heardLimitMs,
    there: async () => (await handle.describe()).status.name === 'COMPLETED',
    log,
  });
}
