import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Shutdown } from '../shutdown.ts';
import { eventually } from './clock.ts';
import type { Customer } from './customer.ts';
import { Humans } from './human.ts';
import { Killer } from './killer.ts';
import { longConversation } from './long.ts';
import { isRunning } from './look.ts';
import type { ChaosOptions } from './options.ts';
import { planOf } from './plan.ts';
import { Population } from './population.ts';
import { Random } from './random.ts';
import type { Outcome } from './report.ts';
import { whyStuck } from './stuck.ts';
import { effectsOf, readAll, tallyOf, verified } from './tally.ts';
import { timingsOf } from './timings.ts';
import { startTopology, type Topology } from './topology.ts';

type Log = (line: string) => void;

const toldEvery = 10;
const settleMs = 60_000;
/** Longest for a run in all: so much to begin and end, so much for each kill. */
const deadlineMs = { base: 150_000, kill: 15_000 } as const;

/** Starts the house, the load and the killing; waits until everything has settled; counts. */
export async function runChaos(options: ChaosOptions, dir: string, log: Log, shutdown: Shutdown): Promise<Outcome> {
  const began = Date.now();
  const endedByThemselves: string[] = [];
  const endedByItself = (name: string): void => {
    endedByThemselves.push(name);
    log(`${name} ended without having been killed; it is started again`);
  };
  const house = await startTopology({ dir, workers: options.workers, log, endedByItself });
  shutdown.add('everything that was started', () => house.stop());
  log(`${options.workers} workers, a gateway, Temporal and PostgreSQL run`);
  const random = new Random(options.seed);
  const crowd = new Crowd(house, random, options, log);
  shutdown.add('the customers', async () => crowd.close());
  const killer = new Killer(house, crowd.population.diary, crowd.asker, random.fork(3));
  const overall = deadlineMs.base + deadlineMs.kill * options.kills;
  const kept = await Promise.race([
    killAll(house, crowd, killer, options, log),
    delay(overall, 'late' as const, { ref: false }),
  ]);
  if (kept === 'late') log(`not done within ${overall / 1000} s`);
  const stuck = await settle(house, crowd, log);
  const { customers } = crowd.population;
  const all = await readAll(house.ledger, customers);
  const tally = tallyOf(all, await effectsOf(house.backend.url), await verified(house.ledger));
  const seconds = Math.round((Date.now() - began) / 1000);
  const timings = timingsOf(killer.kills, customers);
  keepLines(join(dir, 'kills.jsonl'), killer.kills);
  keepLines(join(dir, 'turns.jsonl'), turnLines(customers));
  return { options, seconds, kills: killer.kills, tally, timings, humans: crowd.humans.work, stuck, endedByThemselves };
}

/** For whoever looks into a run that missed something. */
const keepLines = (file: string, lines: readonly object[]): void =>
  writeFileSync(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

const turnLines = (customers: readonly Customer[]): readonly object[] =>
  customers.flatMap(({ conversation, turns }) => turns.map((turn) => ({ conversation, ...turn })));

/** The load: customers and humans. */
class Crowd {
  readonly population: Population;
  readonly humans: Humans;
  /** Asks whether the system answers. */
  readonly asker: Customer;
  readonly talking: Promise<void>;

  constructor(house: Topology, random: Random, options: ChaosOptions, log: Log) {
    const onStuck = async (customer: Customer): Promise<void> => log(`stuck: ${await whyStuck(house, customer)}`);
    this.population = new Population(house.gatewayUrl, random.fork(1), `c${options.seed}`, (one) => void onStuck(one));
    this.humans = new Humans(house, random.fork(2));
    this.asker = this.population.add();
    this.talking = this.population.run(options.conversations);
    void this.humans.run();
  }

  close(): void {
    this.population.close();
    this.humans.stop();
  }
}

async function killAll(house: Topology, crowd: Crowd, killer: Killer, options: ChaosOptions, log: Log): Promise<void> {
  const { crowd: plan, long } = planOf(options.kills, new Random(options.seed), options.only);
  try {
    for (const kind of plan) {
      await killer.kill(kind);
      const { length } = killer.kills;
      if (length % toldEvery === 0) log(`${length} of ${options.kills} kills, ${crowd.population.turns.length} turns`);
    }
    crowd.population.stop();
    await crowd.talking;
    if (long === 0) return;
    log('a conversation of 300 turns');
    const customer = crowd.population.add('live');
    await longConversation(house, killer, customer, long);
    await customer.live([], () => true);
  } catch (error) {
    log(`the killing stopped: ${String(error)}`);
  }
}

/** Everybody hangs up and every workflow ends; who does not is stuck. */
async function settle(house: Topology, crowd: Crowd, log: Log): Promise<readonly string[]> {
  const { population, asker } = crowd;
  population.stop();
  await Promise.race([
    Promise.all([crowd.talking, asker.live([], () => true)]),
    delay(settleMs, undefined, { ref: false }),
  ]);
  const deadline = Date.now() + settleMs;
  const stuck: string[] = [];
  for (const customer of population.customers) {
    const { conversation } = customer;
    const over = async () => ((await isRunning(house.client, conversation)) ? undefined : true);
    const ended = await eventually(over, Math.max(1_000, deadline - Date.now()));
    if (ended && customer.stuck.length === 0) continue;
    stuck.push(conversation);
    log(`stuck: ${await whyStuck(house, customer)}`);
  }
  crowd.close();
  return stuck;
}
