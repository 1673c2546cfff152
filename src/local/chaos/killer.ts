import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { eventually, now } from './clock.ts';
import type { Customer } from './customer.ts';
import type { Diary, Meeting, Wanted } from './diary.ts';
import type { Turn } from './ear.ts';
import { pollingPids, stickyPid } from './look.ts';
import type { KillKind } from './plan.ts';
import type { Random } from './random.ts';
import { expectedAnswer, nominalMs } from './scenario.ts';
import type { Service } from './service.ts';
import type { Topology, Worker } from './topology.ts';

/** One kill and what came of it. Times in ms, `at` since the epoch. */
export interface Kill {
  readonly n: number;
  readonly kind: KillKind;
  readonly victim: string;
  readonly at: number;
  /** Until the system, with everything started again, answered a customer who was not there before. */
  answersAfterMs?: number;
  /** The turn it was aimed at, or the first one after it where the worker was idle. */
  readonly target?: { readonly conversation: string; readonly turn: Turn; readonly callsAfter: readonly number[] };
}

const meetMs = 60_000;
const outcomeMs = 60_000;
const answersMs = 60_000;
const tries = 10;

/** What a turn takes beside the model, roughly: where the last moments of a turn are looked for. */
const besideMs = 40;
const toolsMs = 1_500;

/** Kills, starts again, waits until the system answers. */
export class Killer {
  readonly kills: Kill[] = [];
  readonly #house: Topology;
  readonly #diary: Diary;
  readonly #random: Random;
  /** Somebody whose turns tell whether the system answers. */
  readonly #asker: Customer;

  constructor(house: Topology, diary: Diary, asker: Customer, random: Random) {
    this.#house = house;
    this.#diary = diary;
    this.#asker = asker;
    this.#random = random;
  }

  /** One kill, up to the system's next answer. Throws where that does not come. */
  async kill(kind: Exclude<KillKind, 'idle_long'>): Promise<void> {
    await delay(this.#random.between(100, 800));
    switch (kind) {
      case 'turn':
      case 'turn_unseen':
        return await this.#insideTurn(kind, 'plain');
      case 'turn_tools':
        return await this.#insideTurn(kind, 'tools');
      case 'idle':
        return await this.betweenTurns(kind, await this.#meet('plain'));
      default: {
        const victim = this.#house[kind];
        const at = await victim.kill();
        const kill = this.#note({ kind, victim: victim.name, at });
        return await this.#recover(kill, victim);
      }
    }
  }

  /** The worker that the conversation sticks to dies between two turns. */
  async betweenTurns(kind: 'idle' | 'idle_long', { meeting, worker }: Met): Promise<void> {
    const since = await this.#callsSoFar();
    const at = await worker.service.kill();
    const recovering = this.#startAgain(worker.service);
    await delay(this.#random.between(0, 1_500));
    const turn = await meeting.start();
    const kill = await this.#outcomeOf({ kind, victim: worker.service.name, at }, meeting, turn, since);
    await recovering;
    await this.#untilAnswers(kill);
  }

  /** The worker that holds this customer's next turn, which waits to be spoken. */
  async holderOf(meeting: Meeting): Promise<Met | undefined> {
    const pid = await eventually(() => stickyPid(this.#house.client, meeting.conversation), 2_000);
    const worker = this.#house.workers.find(({ service }) => service.pid === pid);
    return worker && { meeting, worker };
  }

  async #insideTurn(kind: 'turn' | 'turn_unseen' | 'turn_tools', wanted: Wanted): Promise<void> {
    const { meeting, worker } = await this.#meet(wanted);
    const since = await this.#callsSoFar();
    const lasts = wanted === 'tools' ? toolsMs : nominalMs(expectedAnswer(meeting.text)) + besideMs;
    const moment = this.#random.between(0, lasts);
    const turn = await meeting.start();
    await delay(Math.max(0, turn.sentAt + moment - now()));
    if (kind === 'turn_unseen') worker.wire.hold();
    const at = await worker.service.kill();
    const recovering = this.#startAgain(worker.service);
    const kill = await this.#outcomeOf({ kind, victim: worker.service.name, at }, meeting, turn, since);
    await recovering;
    await this.#untilAnswers(kill);
  }

  async #meet(wanted: Wanted): Promise<Met> {
    for (let left = tries; left > 0; left -= 1) {
      const meeting = await this.#diary.want(wanted, meetMs);
      const met = await this.holderOf(meeting);
      if (met !== undefined) return met;
      void meeting.start();
    }
    throw new Error('no conversation was found whose worker runs');
  }

  async #outcomeOf(
    about: Pick<Kill, 'kind' | 'victim' | 'at'>,
    { conversation }: Meeting,
    turn: Turn,
    since: number,
  ): Promise<Kill> {
    await eventually(async () => turn.told ?? turn.refused, outcomeMs, 20);
    const calls = (await this.#calls(since)).filter(
      ({ asked, begunAt }) => asked === hash(turn.text) && begunAt > about.at,
    );
    const callsAfter = calls.flatMap(({ begunAt, endedAt }) => (endedAt === undefined ? [] : [endedAt - begunAt]));
    return this.#note({ ...about, target: { conversation, turn, callsAfter } });
  }

  #note(about: Omit<Kill, 'n'>): Kill {
    const kill = { n: this.kills.length + 1, ...about };
    this.kills.push(kill);
    return kill;
  }

  async #recover(kill: Kill, victim: Service): Promise<void> {
    await this.#startAgain(victim);
    await this.#untilAnswers(kill);
  }

  async #startAgain(victim: Service): Promise<void> {
    await delay(this.#random.between(300, 1_500));
    await victim.start();
  }

  /** Every worker polls, the gateway leans on what is there, and a turn gets its outcome. */
  async #untilAnswers(kill: Kill): Promise<void> {
    const { client, workers, gatewayUrl } = this.#house;
    const ready = await eventually(async () => {
      const polling = await pollingPids(client);
      const all = workers.every(({ service }) => service.pid !== undefined && polling.has(service.pid));
      return (all && (await fetch(`${gatewayUrl}/ready`)).ok) || undefined;
    }, answersMs);
    if (ready === undefined) throw new Error(`after kill ${kill.n} (${kill.victim}) not everything came up again`);
    await this.#asker.say('Hello', 'plain');
    if (this.#asker.stuck.length > 0) throw new Error(`after kill ${kill.n} (${kill.victim}) no customer is answered`);
    kill.answersAfterMs = now() - kill.at;
  }

  async #callsSoFar(): Promise<number> {
    return (await this.#report(Number.MAX_SAFE_INTEGER)).begun;
  }

  async #calls(since: number): Promise<ModelReport['requests']> {
    return (await this.#report(since)).requests;
  }

  async #report(since: number): Promise<ModelReport> {
    return modelReport.parse(await (await fetch(`${this.#house.model.url}/control?since=${since}`)).json());
  }
}

export interface Met {
  readonly meeting: Meeting;
  readonly worker: Worker;
}

const call = z.object({ asked: z.string(), begunAt: z.number(), endedAt: z.number().optional() });
const modelReport = z.object({ begun: z.number(), requests: z.array(call) });
type ModelReport = z.infer<typeof modelReport>;

/** As the scripted model names what it was asked. */
const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
