import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { eventually, now } from './clock.ts';
import type { Customer } from './customer.ts';
import type { Diary, Meeting, Wanted } from './diary.ts';
import type { Turn } from './ear.ts';
import { isIdle, steppingPids, stickyPid } from './look.ts';
import type { CrowdKill, KillKind } from './plan.ts';
import type { Random } from './random.ts';
import { expectedAnswer, nominalMs } from './scenario.ts';
import type { Service } from './service.ts';
import { effectMs, isReady, pace, type Topology, type Worker } from './topology.ts';

/** One kill and what came of it. Times in ms, `at` since the epoch. */
export interface Kill {
  readonly n: number;
  readonly kind: KillKind;
  readonly victim: string;
  readonly at: number;
  /** From the kill: until it was started again, until everything was ready, until a customer was answered. */
  startedAfterMs?: number;
  readyAfterMs?: number;
  answersAfterMs?: number;
  /** The turn it was aimed at, or the first one after it where the worker was idle. */
  target?: {
    readonly conversation: string;
    readonly turn: Turn;
    /** How long each of the turn's model calls took that began after the kill. */
    readonly callsAfter: readonly number[];
    /** The turn was on another worker after all: the conversation had moved since it was looked for. */
    readonly missed: boolean;
  };
}

const meetMs = 60_000;
const outcomeMs = 60_000;
const answersMs = 60_000;
const idleMs = 5_000;
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
  async kill(kind: CrowdKill): Promise<void> {
    await delay(this.#random.between(100, 800));
    switch (kind) {
      case 'turn':
      case 'turn_unseen':
        return await this.#insideTurn(kind, 'plain');
      case 'turn_tools':
        return await this.#insideTurn(kind, 'tools');
      case 'idle':
        return await this.betweenTurns(kind, await this.#meet('plain'));
      default:
        return await this.#recover(await this.#strike(kind, this.#house[kind]), this.#house[kind]);
    }
  }

  /** The worker that the conversation sticks to dies between two turns. */
  async betweenTurns(kind: 'idle' | 'idle_long', { meeting, worker }: Met): Promise<void> {
    const since = await this.#callsSoFar();
    // the outcome is told before the workflow task that closes the turn is done
    await eventually(async () => (await isIdle(this.#house.client, meeting.conversation)) || undefined, idleMs, 20);
    const kill = await this.#strike(kind, worker.service);
    const recovered = this.#recover(kill, worker.service);
    await delay(this.#random.between(0, 1_500));
    await this.#outcomeOf(kill, meeting, await meeting.start(), since);
    await recovered;
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
    const moment = this.#momentIn(wanted, meeting.text);
    const turn = await meeting.start();
    await delay(Math.max(0, turn.sentAt + moment - now()));
    if (kind === 'turn_unseen') worker.wire.hold();
    const { pid } = worker.service;
    const kill = await this.#strike(kind, worker.service);
    const recovered = this.#recover(kill, worker.service);
    const pids = await steppingPids(this.#house.client, meeting.conversation).catch(() => []);
    // while no step runs, the workflow task is where the last one was
    const missed = pids.length > 0 && pids.every((other) => other !== pid);
    await this.#outcomeOf(kill, meeting, turn, since, missed);
    await recovered;
  }

  /** Anywhere in the turn; with tools, half of the time while the first of them is under way. */
  #momentIn(wanted: Wanted, text: string): number {
    if (wanted === 'plain') return this.#random.between(0, nominalMs(expectedAnswer(text)) + besideMs);
    return this.#random.chance(0.5)
      ? this.#random.between(pace.firstMs, pace.firstMs + besideMs + effectMs)
      : this.#random.between(0, toolsMs);
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

  async #strike(kind: KillKind, victim: Service): Promise<Kill> {
    const kill = { n: this.kills.length + 1, kind, victim: victim.name, at: await victim.kill() };
    this.kills.push(kill);
    return kill;
  }

  async #outcomeOf(kill: Kill, { conversation }: Meeting, turn: Turn, since: number, missed = false): Promise<void> {
    kill.target = { conversation, turn, callsAfter: [], missed };
    await eventually(async () => turn.told ?? turn.refused, outcomeMs, 20);
    const calls = (await this.#calls(since)).filter(
      ({ asked, begunAt }) => asked === hash(turn.text) && begunAt > kill.at,
    );
    const callsAfter = calls.flatMap(({ begunAt, endedAt }) => (endedAt === undefined ? [] : [endedAt - begunAt]));
    kill.target = { conversation, turn, callsAfter, missed };
  }

  async #recover(kill: Kill, victim: Service): Promise<void> {
    await delay(this.#random.between(300, 1_500));
    await victim.start();
    kill.startedAfterMs = now() - kill.at;
    await this.#untilAnswers(kill);
  }

  /** Every worker polls, the gateway leans on what is there, and a turn gets its outcome. */
  async #untilAnswers(kill: Kill): Promise<void> {
    if (!(await isReady(this.#house, answersMs)))
      throw new Error(`after kill ${kill.n} (${kill.victim}) not everything came up again`);
    kill.readyAfterMs = now() - kill.at;
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
