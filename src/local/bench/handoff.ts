import { Agent, type Offer, readBackOf } from '../start/sample/agent.ts';
import { Customer, now } from './customer.ts';
import { type Figure, figure, p50, p95 } from './figures.ts';
import type { House } from './house.ts';
import { setModel, unique } from './turns.ts';

interface Cost {
  /** From the customer's words that trigger it, as they are sent, to the offer at the agent's socket. */
  readonly ring: number;
  /** From the click on accept to where the human's words can be sent, but for the time the human reads. */
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
  const costs: Cost[] = [];
  for (let i = 0; i < n + 3; i += 1) {
    const cost = await handoff(house, agent, ringing);
    if (i >= 3) costs.push(cost);
  }
  desk.close();
  const rings = costs.map(({ ring }) => ring);
  const words = costs.map(({ words }) => words);
  return [
    figure('trigger to ring on the desktop, the brief in place, p50', p50(rings), 'ms', n),
    figure('trigger to ring on the desktop, the brief in place, p95', p95(rings), 'ms', n, 250),
    figure('rings without a model’s brief', costs.filter(({ briefed }) => !briefed).length, 'times', n, 0),
    figure('wait that the brief adds beyond the script, p50', p50(costs.map(({ added }) => added)), 'ms', n, 0),
    figure('accept to the human’s first words, p50', p50(words), 'ms', n),
    figure('accept to the human’s first words, p95', p95(words), 'ms', n, 100),
  ];
}

/** Spoken at 15 characters a second, which is fast. */
const spokenMs = (text: string): number => (text.length / 15) * 1000;

async function handoff(
  house: House,
  agent: Agent,
  ringing: Map<string, (offer: Offer, at: number) => void>,
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
  const mine = await agent.readBack(conversation, { ...offer, epoch: accepted.epoch }, codes);
  const words = now() - clicked;
  if (!mine.ok) throw new Error(`the read-back was refused: ${mine.code}`);
  const done = await agent.resolve(conversation, { ...offer, epoch: mine.epoch }, 'solved', '');
  if (!done.ok) throw new Error(`the resolution was refused: ${done.code}`);
  customer.close();
  return { ring: at - sent, words, ...(await prepared(house, conversation)) };
}

/** What the ledger says of the time between the facts and the offer. */
async function prepared({ ledger }: House, conversation: string): Promise<Pick<Cost, 'added' | 'briefed'>> {
  const rows = await ledger.rows(conversation);
  const of = (kind: string) => rows.find(({ entry }) => entry.kind === kind);
  const [packet, brief, offer] = [of('packet'), of('brief'), of('offer')];
  const script = rows.find(
    ({ entry }) => entry.kind === 'said' && entry.by === 'script' && entry.script === 'transition',
  );
  if (!packet || !brief || !offer || !script) throw new Error('the ledger has no whole handoff');
  const briefed = brief.seq < offer.seq && brief.entry.kind === 'brief' && brief.entry.by === 'model';
  return { briefed, added: Math.max(0, brief.at - script.at - spokenMs(script.words ?? '')) };
}
