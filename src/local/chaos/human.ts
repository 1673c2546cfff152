import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { loadRoster } from '../../config/desk-file.ts';
import type { ActAnswer } from '../../conversation/effect.ts';
import type { Desk } from '../../desk/desk.ts';
import { type Acts, temporalActs } from '../../desktop/server/acts.ts';
import type { ReadBackCodes } from '../../handoff/read-back.ts';
import type { Ledger, WaitingView } from '../../ledger/ledger.ts';
import { eventually } from './clock.ts';
import type { Random } from './random.ts';
import { truthIn } from './truth.ts';

/** What the humans did, for the report. */
export interface HumanWork {
  accepted: number;
  readBackWrong: number;
  resolved: number;
  handedBack: number;
}

const lookMs = 200;
const patienceMs = 60_000;
const presentMs = 3_000;
const agents = ['ann', 'ben', 'cleo', 'dan'] as const;

type Stand = { readonly agent: string; readonly offerId: string; readonly epoch: number };

/** The scripted humans: whoever waits is taken, read back, talked to, and resolved or handed back. */
export class Humans {
  readonly work: HumanWork = { accepted: 0, readBackWrong: 0, resolved: 0, handedBack: 0 };
  readonly #ledger: Ledger;
  readonly #acts: Acts;
  readonly #random: Random;
  readonly #desk: Desk;
  readonly #busy = new Map<string, Promise<void>>();
  #stopped = false;

  constructor({ client, ledger, desk }: { client: Client; ledger: Ledger; desk: Desk }, random: Random) {
    this.#ledger = ledger;
    this.#desk = desk;
    this.#acts = temporalActs(client);
    this.#random = random;
  }

  /** Works until stopped; never throws. */
  async run(): Promise<void> {
    void this.#attend();
    while (!this.#stopped) {
      const waiting = await this.#ledger.waiting().catch(() => []);
      for (const one of waiting) this.#take(one);
      await delay(lookMs);
    }
    await Promise.all(this.#busy.values());
  }

  stop(): void {
    this.#stopped = true;
  }

  /** They are at their desks, whoever is killed meanwhile, and back at once where a ring was missed. */
  async #attend(): Promise<void> {
    const roster = loadRoster('nowhere');
    while (!this.#stopped) {
      for (const agent of agents) {
        const profile = roster.find(agent, agent);
        if (profile) await this.#desk.present(agent, agent, profile, 'available').catch(() => undefined);
      }
      await delay(presentMs);
    }
  }

  #take(view: WaitingView): void {
    const { conversation, offer, takenBy } = view;
    const name = `${conversation}/${offer?.offerId}`;
    if (offer === null || takenBy !== null || this.#busy.has(name)) return;
    const agent = offer.only ?? this.#random.pick(agents);
    const pauseMs = this.#random.between(50, 800);
    this.#busy.set(
      name,
      this.#serve(conversation, { agent, ...offer }, pauseMs).finally(() => this.#busy.delete(name)),
    );
  }

  /** Ends at the first refusal: the customer has gone, or the offer has. */
  async #serve(conversation: string, offered: Stand, pauseMs: number): Promise<void> {
    const { agent, offerId } = offered;
    const wrongFirst = this.#random.chance(0.2);
    const resolves = this.#random.chance(0.6);
    await delay(pauseMs);
    const accepted = await this.#send((act) => this.#acts.accept(conversation, act), offered);
    if (!accepted?.ok) return;
    this.work.accepted += 1;
    const held = await this.#readBack(conversation, { agent, offerId, epoch: accepted.epoch }, wrongFirst);
    if (held === undefined) return;
    await this.#reply(conversation, held, `${agent} here. I have read everything, I am on it.`);
    await delay(pauseMs + 500);
    const last = await this.#reply(conversation, held, 'That is settled now.');
    if (!last?.ok) return;
    const stand = { ...held, epoch: last.epoch };
    const done = resolves
      ? await this.#send((act) => this.#acts.resolve(conversation, { ...act, outcome: 'solved' }), stand)
      : await this.#send((act) => this.#acts.handBack(conversation, { ...act, outcome: 'answered' }), stand);
    if (done?.ok && resolves) this.work.resolved += 1;
    if (done?.ok && !resolves) this.work.handedBack += 1;
  }

  /** From the packet, once wrong where the script says so; the stand that custody passed under. */
  async #readBack(conversation: string, stand: Stand, wrongFirst: boolean): Promise<Stand | undefined> {
    const truth = await eventually(async () => truthIn((await this.#ledger.packet(conversation))?.words), patienceMs);
    if (truth === undefined) return undefined;
    const readBack = (codes: ReadBackCodes) =>
      this.#send((act) => this.#acts.readBack(conversation, { ...act, codes }), stand);
    if (wrongFirst) {
      const refused = await readBack({ ...truth, promise: 'refund', identity: 'mistaken' });
      if (refused?.ok !== false || refused.code !== 'READ_BACK_WRONG') return undefined;
      this.work.readBackWrong += 1;
    }
    const matched = await readBack(truth);
    return matched?.ok ? { ...stand, epoch: matched.epoch } : undefined;
  }

  /** The ledger first, then the conversation. */
  async #reply(conversation: string, stand: Stand, text: string): Promise<ActAnswer | undefined> {
    const { agent, epoch } = stand;
    const replyId = randomUUID();
    // A read-back is answered before the ledger has it, as the desktop knows too.
    await eventually(
      async () => ((await this.#ledger.conversation(conversation))?.epoch ?? 0) >= epoch || undefined,
      patienceMs,
    );
    const said = await eventually(
      () => this.#ledger.humanSays(conversation, { agent, epoch, replyId, text }),
      patienceMs,
    );
    if (said === undefined || 'refused' in said) return undefined;
    return this.#send((act) => this.#acts.reply(conversation, { ...act, replyId, seq: said.seq }), stand);
  }

  /** The same act again, with the same id, until the engine answers it. */
  #send(
    send: (act: Stand & { readonly at: number; readonly actId: string }) => Promise<ActAnswer>,
    stand: Stand,
  ): Promise<ActAnswer | undefined> {
    const act = { at: Date.now(), actId: `${stand.agent}:${randomUUID()}`, ...pick(stand) };
    return eventually(async () => {
      const answer = await send(act);
      return answer.ok || answer.code !== 'UNAVAILABLE' ? answer : undefined;
    }, patienceMs);
  }
}

const pick = ({ agent, offerId, epoch }: Stand): Stand => ({ agent, offerId, epoch });
