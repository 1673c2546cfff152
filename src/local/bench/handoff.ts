import { setTimeout } from 'node:timers/promises';
import { Agent, type Offer, readBackOf } from '../start/sample/agent.ts';
import { Customer, now } from './customer.ts';
import { type Figure, figure, p50, p95 } from './figures.ts';
import type { House } from './house.ts';
import { setModel, unique } from './turns.ts';

interface Cost {
  /** From the customer's words that trigger it, as they are sent, to the offer at the agent's socket. */
  readonly asked: number;
  /** The same from the trigger on: from when what was heard in them stood in the ledger. */
  readonly ring: number;
  /** From the click on accept to the human's first words in the ledger, but for the time that the human reads and writes. */
  readonly words: number;
  /** Between the sealing of the facts and the ring, beyond the time that the transition script is spoken. */
  readonly added: number;
  readonly briefed: boolean;
}

/** A handoff on both sides of the glass, with a model of 0 ms that writes the brief too. */
export async function handoffs(house: House, n: number): Promise<readonly Figure[]> {
  await setModel(house, {});
  const agent = await Agent.signIn(house.desktop, 'Bench');
  const ringing = new Map<string, (offer: Offer, at: number) => void>();
  const desk = await agent.sitDown((conversation, offer) => ringing.get(conversation)?.(offer, now()));
  const measure = async (readsMs: number) => {
    const costs: Cost[] = [];
    for (let i = 0; i < n + 3; i += 1) {
      const cost = await handoff(house, agent, ringing, readsMs);
      if (i >= 3) costs.push(cost);
    }
    return costs;
  };
  const costs = await measure(0);
  const paced = (await measure(pausesMs)).map(({ words }) => words);
  desk.close();
  const asked = costs.map(({ asked }) => asked);
  const rings = costs.map(({ ring }) => ring);
  const words = costs.map(({ words }) => words);
  return [
    figure('words to ring on the desktop, p50', p50(asked), 'ms', n),
    figure('words to ring on the desktop, p95', p95(asked), 'ms', n),
    figure('trigger to ring on the desktop, the brief in place, p50', p50(rings), 'ms', n),
    figure('trigger to ring on the desktop, the brief in place, p95', p95(rings), 'ms', n, 250),
    figure('rings without a model’s brief', costs.filter(({ briefed }) => !briefed).length, 'times', n, 0),
    figure('wait that the brief adds beyond the script, p50', p50(costs.map(({ added }) => added)), 'ms', n, 0),
    figure('accept to the human’s first words in the ledger, back to back, p50', p50(words), 'ms', n),
    figure('accept to the human’s first words in the ledger, back to back, p95', p95(words), 'ms', n, 100),
    figure('accept to the human’s first words in the ledger, at a person’s pace, p50', p50(paced), 'ms', n),
    figure('accept to the human’s first words in the ledger, at a person’s pace, p95', p95(paced), 'ms', n, 100),
  ];
}

/** Quicker than anybody reads a packet or writes a line, and long enough for the engine to have come to rest. */
const pausesMs = 400;

/** Spoken at 15 characters a second, which is fast. */
const spokenMs = (text: string): number => (text.length / 15) * 1000;

async function handoff(
  house: House,
  agent: Agent,
  ringing: Map<string, (offer: Offer, at: number) => void>,
  readsMs: number,
): Promise<Cost> {
  const conversation = `bench-handoff-${unique()}`;
  const customer = await Customer.call(house.gateway, conversation);
  await customer.turn('t0', 'Hello.');
  const rang = new Promise<{ offer: Offer; at: number }>((resolve) => {
    ringing.set(conversation, (offer, at) => resolve({ offer, at }));
  });
  const sent = now();
  customer.send({ type: 'turn', turnId: 't1', text: 'I want to talk to a human, please.' });
  const { offer, at } = await rang;
  ringing.delete(conversation);
  const codes = readBackOf(await agent.packet(conversation));
  const clicked = now();
  const accepted = await agent.accept(conversation, offer);
  if (!accepted.ok) throw new Error(`the offer was refused: ${accepted.code}`);
  const reads = await paused(readsMs);
  const mine = await agent.readBack(conversation, { ...offer, epoch: accepted.epoch }, codes);
  if (!mine.ok) throw new Error(`the read-back was refused: ${mine.code}`);
  const writes = await paused(readsMs);
  const said = await agent.reply(conversation, { ...offer, epoch: mine.epoch }, 'Hello, I am here.');
  if (!said.ok) throw new Error(`the words were refused: ${said.code}`);
  const closed = await agent.resolve(conversation, { ...offer, epoch: mine.epoch }, 'solved', '');
  if (!closed.ok) throw new Error(`the resolution was refused: ${closed.code}`);
  customer.close();
  const { trigger, spoke, ...done } = await prepared(house, conversation);
  return { asked: at - sent, ring: at - trigger, words: spoke - clicked - reads - writes, ...done };
}

/** How long it was, in ms: a timer may ring late. */
async function paused(ms: number): Promise<number> {
  const began = now();
  if (ms > 0) await setTimeout(ms);
  return now() - began;
}

/** What the ledger says of the time between the facts and the offer. */
async function prepared(
  { ledger }: House,
  conversation: string,
): Promise<Pick<Cost, 'added' | 'briefed'> & { readonly trigger: number; readonly spoke: number }> {
  const rows = await ledger.rows(conversation);
  const of = (kind: string) => rows.find(({ entry }) => entry.kind === kind);
  const trigger = rows.find(({ entry }) => entry.kind === 'evidence' && entry.evidence.type === 'request');
  const [brief, offer] = [of('brief'), of('offer')];
  const script = rows.find(
    ({ entry }) => entry.kind === 'said' && entry.by === 'script' && entry.script === 'transition',
  );
  const spoke = rows.find(({ entry }) => entry.kind === 'said' && entry.by === 'human');
  if (!spoke || !trigger || !brief || !offer || !script) throw new Error('the ledger has no whole handoff');
  const briefed = brief.seq < offer.seq && brief.entry.kind === 'brief' && brief.entry.by === 'model';
  return {
    trigger: trigger.at,
    spoke: spoke.at,
    briefed,
    added: Math.max(0, brief.at - script.at - spokenMs(script.words ?? '')),
  };
}
