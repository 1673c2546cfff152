import { chanceOf, untilNext } from '../../../src/handoff/waits/chance.ts';
import { type Estimate, estimateOf, type Span, type Stated } from '../../../src/handoff/waits/estimate.ts';
import type { Line } from '../../../src/handoff/waits/line.ts';
import { type Tier, tiers } from '../../../src/policy/decision.ts';

/** A desk that exists in figures alone: customers come, are told how long it will be, wait, leave, are served. Time in ms. */

export type TalkTimes = 'exponential' | 'heavy-tailed' | 'uniform';

export interface Scenario {
  readonly agents: number;
  /** Arrivals over what the agents can serve. */
  readonly load: number;
  readonly talk: TalkTimes;
  readonly arrivals: number;
  readonly seed: string;
}

/** One customer's wait: what they were told, and how long it was, or would have been had they stayed. */
export interface Wait {
  readonly place: number;
  readonly at: number;
  readonly tier: number;
  readonly estimate: Estimate | undefined;
  readonly naive: Span | undefined;
  /** Undefined at the simulation's end. */
  readonly waitedMs: number;
  /** When they gave up, from when they came; later than `waitedMs` where they did not. */
  readonly leftMs: number;
}

interface Customer {
  readonly place: number;
  readonly at: number;
  readonly tier: number;
  readonly leaves: number;
  readonly estimate: Estimate | undefined;
  readonly naive: Span | undefined;
  waitedMs?: number;
}

const mean = 32_500;
const talkTime: Readonly<Record<TalkTimes, (chance: () => number) => number>> = {
  uniform: (chance) => 5_000 + 55_000 * chance(),
  exponential: (chance) => -Math.log(1 - chance()) * mean,
  /** Pareto of shape 1.8: some talks take hours. */
  'heavy-tailed': (chance) => (mean * 0.8) / 1.8 / (1 - chance()) ** (1 / 1.8),
};
const answerTime = (chance: () => number): number => 1_000 + 5_000 * chance();
const meanAnswer = 3_500;

/** One in twenty is critical, a fifth high, half medium, the others low. */
const tierOf = (roll: number): number => (roll < 0.05 ? 0 : roll < 0.25 ? 1 : roll < 0.75 ? 2 : 3);
const nameOf = (tier: number): Tier => tiers[tier] ?? 'info';
const recent = 400;
const patienceMs = 8 * mean;
const deadlineMs = 20 * mean;

export class SimulatedDesk {
  readonly waits: Wait[] = [];
  private readonly chance: () => number;
  private readonly scenario: Scenario;
  private readonly queue: Customer[] = [];
  private readonly told: Customer[] = [];
  /** Who is being served since when, until when. */
  private busy: { since: number; until: number }[] = [];
  private readonly handled: number[] = [];
  private readonly answered: number[] = [];
  private readonly came: { at: number; tier: number }[] = [];
  private now = 0;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.chance = chanceOf(scenario.seed);
  }

  run(): readonly Wait[] {
    const { agents, load, arrivals } = this.scenario;
    const perMs = (load * agents) / (mean + meanAnswer);
    for (let place = 0; place < arrivals; place++) {
      this.advance(this.now + untilNext(perMs, this.chance));
      this.arrive(place);
    }
    this.advance(Number.POSITIVE_INFINITY);
    return this.waits.sort((a, b) => a.place - b.place);
  }

  /** Serves on until then. */
  private advance(to: number): void {
    for (;;) {
      const next = this.busy.reduce((least, one) => Math.min(least, one.until), Number.POSITIVE_INFINITY);
      if (next > to || next === Number.POSITIVE_INFINITY) break;
      this.now = next;
      const done = this.busy.filter(({ until }) => until <= next);
      this.busy = this.busy.filter(({ until }) => until > next);
      for (const { since, until } of done) this.handled.push(until - since);
      this.serve();
    }
    if (to !== Number.POSITIVE_INFINITY) this.now = to;
  }

  private arrive(place: number): void {
    const tier = tierOf(this.chance());
    this.came.push({ at: this.now, tier });
    const patience = Math.min(deadlineMs, -Math.log(1 - this.chance()) * patienceMs);
    const leaves = this.now + patience;
    const past = this.past();
    const estimate = estimateOf(`${this.scenario.seed}/${place}`, this.lineFor(tier), past);
    const customer: Customer = { place, at: this.now, tier, leaves, estimate, naive: naiveOf(past) };
    this.queue.push(customer);
    this.queue.sort((a, b) => a.tier - b.tier || a.at - b.at);
    if (estimate !== undefined) this.told.push(customer);
    this.serve();
  }

  /** Who has left takes nobody's time, and it is seen how long they would have waited. */
  private serve(): void {
    while (this.busy.length < this.scenario.agents) {
      const next = this.queue.shift();
      if (next === undefined) return;
      const answer = answerTime(this.chance);
      const { place, at, tier, estimate, naive } = next;
      next.waitedMs = this.now + answer - at;
      this.waits.push({ place, at, tier, estimate, naive, waitedMs: next.waitedMs, leftMs: next.leaves - at });
      if (next.leaves < this.now + answer) continue;
      this.answered.push(answer);
      this.busy.push({ since: this.now, until: this.now + answer + talkTime[this.scenario.talk](this.chance) });
    }
  }

  private past(): readonly Stated[] {
    return this.told.slice(-recent).flatMap(({ at, tier, leaves, waitedMs, estimate }): Stated[] => {
      if (estimate === undefined) return [];
      const until = waitedMs === undefined ? Number.POSITIVE_INFINITY : at + waitedMs;
      const accepted = until <= this.now && until <= leaves;
      return [
        { tier: nameOf(tier), model: estimate.model, waitedMs: Math.min(until, leaves, this.now) - at, accepted },
      ];
    });
  }

  private lineFor(tier: number): Line {
    const waiting = this.queue.filter(({ leaves }) => leaves > this.now);
    const taken = this.busy.map(({ since }) => this.now - since);
    return {
      tier: nameOf(tier),
      ahead: waiting.filter((other) => other.tier <= tier).length,
      free: this.scenario.agents - taken.length,
      taken,
      handleMs: this.handled.slice(-recent).sort((a, b) => a - b),
      answerMs: this.answered.slice(-recent),
      overtakePerMs: this.overtaking(tier),
      leavePerMs: this.leaving(),
    };
  }

  private overtaking(tier: number): number {
    const last = this.came.slice(-recent);
    const span = this.now - (last[0]?.at ?? this.now);
    return span <= 0 ? 0 : last.filter((one) => one.tier < tier).length / span;
  }

  /** Who left over all the time that was waited. */
  private leaving(): number {
    const last = this.told.slice(-recent);
    let waited = 0;
    let left = 0;
    for (const { at, leaves, waitedMs } of last) {
      const until = waitedMs === undefined ? Number.POSITIVE_INFINITY : at + waitedMs;
      waited += Math.min(this.now, leaves, until) - at;
      if (leaves <= this.now && leaves < until) left++;
    }
    return waited <= 0 ? 0 : left / waited;
  }
}

/** What a wait is said to be by who looks at the recent waits alone, and at no line. */
function naiveOf(past: readonly Stated[]): Span | undefined {
  const waits = past.filter(({ accepted }) => accepted).map(({ waitedMs }) => waitedMs);
  if (waits.length < 40) return undefined;
  waits.sort((a, b) => a - b);
  const at = (share: number) => waits[Math.floor(share * (waits.length - 1))] ?? 0;
  return { fromMs: at(0.05), toMs: at(0.95) };
}
