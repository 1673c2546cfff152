import type { HumanWork } from './human.ts';
import type { Kill } from './killer.ts';
import { type ChaosOptions, judgedKills } from './options.ts';
import type { Tally } from './tally.ts';
import type { Spread, Timings } from './timings.ts';

/** Everything that came of a run. */
export interface Outcome {
  readonly options: ChaosOptions;
  readonly seconds: number;
  readonly kills: readonly Kill[];
  readonly tally: Tally;
  readonly timings: Timings;
  readonly humans: HumanWork;
  readonly stuck: readonly string[];
  /** Parts that ended without having been killed. */
  readonly endedByThemselves: readonly string[];
}

/** What is asked of the timings, in ms, and of how many kills inside an open turn they must rest on. */
const asked = { seenP95: 1_000, unseenWorst: 3_500, idleP95: 500, idleLongWorst: 1_000, insideTurn: 60 } as const;

interface Line {
  readonly name: string;
  readonly value: number | null;
  readonly atMost: number;
}

/** What must be nothing, by name: how often it was. */
function faults({ kills, options, tally, stuck, endedByThemselves }: Outcome): Record<string, number> {
  return {
    killsMissing: options.kills - kills.length,
    turnsLost: tally.turnsLost.length,
    outcomesDoubled: tally.outcomesDoubled.length,
    effectsDoubled: tally.effectsDoubled.length,
    callsUnreported: tally.callsUnreported.length,
    conversationsStuck: stuck.length,
    ledgerFindings: tally.verified.findings.length,
    saidLost: tally.saidLost.length,
    saidRepeated: tally.saidRepeated.length,
    endedByThemselves: endedByThemselves.length,
  };
}

function timed({ seen, unseen, idle, idleLong }: Timings): readonly Line[] {
  return [
    { name: 'killedInTurnSeenP95Ms', value: seen.p95, atMost: asked.seenP95 },
    { name: 'killedInTurnUnseenWorstMs', value: unseen.worst, atMost: asked.unseenWorst },
    { name: 'idleKilledAddedP95Ms', value: idle.p95, atMost: asked.idleP95 },
    { name: 'idleKilledLongWorstMs', value: idleLong.worst, atMost: asked.idleLongWorst },
  ];
}

/** The names of the figures that miss what is asked. Times count from so many kills on; nothing measured is a miss. */
export function missesOf(outcome: Outcome): readonly string[] {
  const wrong = Object.entries(faults(outcome)).flatMap(([name, count]) => (count === 0 ? [] : [name]));
  if (outcome.options.kills < judgedKills) return wrong;
  const late = timed(outcome.timings).flatMap(({ name, value, atMost }) =>
    value !== null && value <= atMost ? [] : [name],
  );
  return [...wrong, ...late, ...(outcome.timings.insideTurn < asked.insideTurn ? ['killsInsideTurn'] : [])];
}

/** For a person: what was counted, then the times beside their n. */
export function tableOf(outcome: Outcome): string {
  const { tally, timings, kills, humans, seconds } = outcome;
  const outcomes = Object.entries(tally.outcomes).map(([name, count]) => `${count} ${name}`);
  return [
    `${kills.length} kills in ${seconds} s: ${victims(kills)}; ${timings.insideTurn} of them on a worker inside an open turn`,
    `${tally.conversations} conversations, ${tally.turns} turns (${outcomes.join(', ')}; ${tally.turnsRefused} refused)`,
    `${tally.effects} side effects, ${tally.callsInDoubt} calls in doubt; ${tally.verified.entries} ledger entries`,
    `humans: ${humans.accepted} accepted, ${humans.readBackWrong} read back wrong once, ${humans.resolved} resolved, ${humans.handedBack} handed back`,
    '',
    ...Object.entries(faults(outcome)).map(([name, count]) => `${name.padEnd(40)} ${String(count).padStart(6)}`),
    ...details(outcome).map((line) => `  ${line}`),
    '',
    spreadLine('ms', { n: 'n', p50: 'p50', p95: 'p95', worst: 'worst' }),
    ...spreads(timings).map(([name, spread]) => spreadLine(name, spread)),
  ].join('\n');
}

function spreads({ undisturbed, seen, unseen, tools, idle, idleLong, answersAgain }: Timings): [string, Spread][] {
  return [
    ['undisturbed turn, beside the model', undisturbed],
    [`killed in a turn, seen: p95 ≤ ${asked.seenP95}`, seen],
    [`killed in a turn, unseen: worst ≤ ${asked.unseenWorst}`, unseen],
    ['killed in a turn with tools', tools],
    [`killed idle, added: p95 ≤ ${asked.idleP95}`, idle],
    [`killed idle, after 300 turns: worst ≤ ${asked.idleLongWorst}`, idleLong],
    ...Object.entries(answersAgain).map(([name, spread]): [string, Spread] => [`answers again after ${name}`, spread]),
  ];
}

type Cells = Readonly<Record<keyof Spread, string | number | null>>;

const spreadLine = (name: string, { n, p50, p95, worst }: Cells): string =>
  [name.padEnd(52), ...[n, p50, p95, worst].map((cell) => String(cell ?? '-').padStart(7))].join('');

function victims(kills: readonly Kill[]): string {
  const kinds = [...new Set(kills.map(({ kind }) => kind))];
  return kinds.map((kind) => `${kills.filter((kill) => kill.kind === kind).length} ${kind}`).join(', ');
}

const shown = 10;

function details({ tally, endedByThemselves }: Outcome): readonly string[] {
  const { turnsLost, outcomesDoubled, effectsDoubled, callsUnreported, saidLost, saidRepeated, verified } = tally;
  const lists = { turnsLost, outcomesDoubled, effectsDoubled, callsUnreported, saidLost, saidRepeated };
  return Object.entries({ ...lists, ledgerFindings: verified.findings, endedByThemselves }).flatMap(([name, list]) =>
    list.slice(0, shown).map((one) => `${name}: ${one}`),
  );
}

/** The last line: one JSON object with all figures. */
export function jsonOf(outcome: Outcome): string {
  const { options, seconds, kills, tally, timings, humans } = outcome;
  return JSON.stringify({
    kills: kills.length,
    workers: options.workers,
    seed: options.seed,
    seconds,
    killsInsideTurn: timings.insideTurn,
    ...faults(outcome),
    conversations: tally.conversations,
    turns: tally.turns,
    turnsRefused: tally.turnsRefused,
    outcomes: tally.outcomes,
    effects: tally.effects,
    callsInDoubt: tally.callsInDoubt,
    ledgerEntries: tally.verified.entries,
    humans,
    timings,
    misses: missesOf(outcome),
  });
}
