import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { ActAnswer } from '../../conversation/effect.ts';
import type { Desk } from '../../desk/desk.ts';
import { type Acts, temporalActs } from '../../desktop/server/acts.ts';
import type { Database } from '../../ledger/database.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { Random } from '../chaos/random.ts';
import { truthIn } from '../chaos/truth.ts';
import { type PlannedAgent, reaction } from './plan.ts';

/** How often the agents look whether it rings, and how often they say that they are here. */
const lookMs = 50;
const presentMs = 5_000;
/** So often an agent clicks before they give a conversation up. */
const clicks = 10;

interface Ringing {
  readonly conversation: string;
  readonly agent: string;
  readonly offerId: string;
  readonly epoch: number;
}

const ringingText = `select r.conversation, r.agent, r.offer_id as "offerId", h.epoch
  from readback.reservation r join readback.head h using (conversation)
  where r.offer_id is not null and not r.accepted and h.holder = 'queue'`;

export interface Hands {
  readonly client: Client;
  readonly ledger: Ledger;
  readonly desk: Desk;
  readonly db: Database;
}

/** The agents: present, picking up what rings for them, reading back, talking, resolving. */
export class Agents {
  readonly #hands: Hands;
  readonly #acts: Acts;
  readonly #agents: readonly PlannedAgent[];
  readonly #talkMs: (conversation: string) => number;
  readonly #random: Random;
  readonly #busy = new Map<string, Promise<void>>();
  #stopped = false;
  /** Acts that the engine refused, by code: an agent lost the conversation between two clicks. */
  readonly refused = new Map<string, number>();

  constructor(hands: Hands, agents: readonly PlannedAgent[], seed: number, talkMs: (conversation: string) => number) {
    this.#hands = hands;
    this.#acts = temporalActs(hands.client, 30_000);
    this.#agents = agents;
    this.#random = new Random(seed);
    this.#talkMs = talkMs;
  }

  /** Everybody is at their desk. */
  async sitDown(): Promise<void> {
    const { desk } = this.#hands;
    await Promise.all(this.#agents.map(({ agent, profile }) => desk.present(agent, agent, profile, 'available')));
  }

  /** Works until stopped; then everybody leaves. */
  async run(): Promise<void> {
    const beats = this.#beat();
    while (!this.#stopped) {
      for (const one of await this.#hands.db.ask<Ringing>('load-ringing', ringingText, [])) this.#take(one);
      await delay(lookMs);
    }
    await Promise.all([beats, ...this.#busy.values()]);
    await Promise.all(this.#agents.map(({ agent }) => this.#hands.desk.absent(agent)));
  }

  stop(): void {
    this.#stopped = true;
  }

  /** One after the other over the whole time, as so many desktops would. */
  async #beat(): Promise<void> {
    while (!this.#stopped) {
      for (const { agent, profile } of this.#agents) {
        await this.#hands.desk.present(agent, agent, profile);
        await delay(presentMs / this.#agents.length);
        if (this.#stopped) return;
      }
    }
  }

  #take(one: Ringing): void {
    const name = `${one.conversation}/${one.offerId}`;
    if (this.#busy.has(name)) return;
    this.#busy.set(name, this.#serve(one));
  }

  async #serve({ conversation, agent, offerId, epoch }: Ringing): Promise<void> {
    await this.#after(reaction.acceptMs);
    const act = () => ({ at: Date.now(), actId: `${agent}:${randomUUID()}`, agent, offerId });
    const accept = { ...act(), epoch };
    const accepted = await this.#answered(() => this.#acts.accept(conversation, accept));
    const truth = truthIn((await this.#hands.ledger.packet(conversation))?.words);
    if (!accepted.ok || truth === undefined) return;
    await this.#after(reaction.readBackMs);
    const readBack = { ...act(), epoch: accepted.epoch, codes: truth };
    const held = await this.#answered(() => this.#acts.readBack(conversation, readBack));
    if (!held.ok) return;
    await delay(this.#talkMs(conversation));
    await this.#after(reaction.wrapUpMs);
    const resolve = { ...act(), epoch: held.epoch, outcome: 'solved' };
    await this.#answered(() => this.#acts.resolve(conversation, resolve));
  }

  /** Whoever is told that the engine does not answer clicks again, which is the same act. */
  async #answered(act: () => Promise<ActAnswer>): Promise<ActAnswer> {
    for (let left = clicks; ; left -= 1) {
      const came = await act();
      if (!came.ok) this.refused.set(came.code, (this.refused.get(came.code) ?? 0) + 1);
      if (came.ok || came.code !== 'UNAVAILABLE' || left <= 1) return came;
    }
  }

  #after([least, most]: readonly [number, number]): Promise<void> {
    return delay(this.#random.between(least, most));
  }
}
