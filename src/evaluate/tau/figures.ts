import type { Bench } from '../drive.ts';
import type { Recording } from '../recording.ts';
import { type Interval, interval } from '../statistics/bootstrap.ts';
import { areaUnder, type Kept, riskCoverage } from './coverage.ts';
import { type Handoffs, handoffsOf, plainRules, share } from './handoffs.ts';
import { harmedBy, type Judged, judged, wantsTransfer } from './judged.ts';
import { type Foretold, foretell } from './risk.ts';
import { mixedTasks, whenHandedOver } from './turns.ts';

/** Recorded runs of an assistant with tools, each known to have solved its task or failed. */
export interface TauFigures {
  readonly conversations: number;
  readonly tasks: number;
  readonly failed: number;
  readonly policy: Handoffs;
  /** Those that the customer asked for, which are honoured whatever they cost, and all others. */
  readonly asked: Handoffs;
  readonly unasked: Handoffs;
  readonly offers: { readonly conversations: number; readonly rate: number; readonly taken: number };
  readonly rules: Readonly<Record<string, { readonly n: number; readonly failed: number; readonly harmful: number }>>;
  readonly harmful: readonly Harm[];
  readonly when: ReturnType<typeof whenHandedOver>;
  readonly beside: Readonly<Record<string, Handoffs>>;
  readonly riskCoverage: {
    /** Where a score says nothing, and where it knew. */
    readonly chance: number;
    readonly best: number;
    readonly byRisk: Covered;
    readonly byScore: Covered;
  };
  readonly calibration: { readonly end: Foretold; readonly turn3: Foretold };
  readonly mixedTasks: ReturnType<typeof mixedTasks>;
  /** Runs whose task is solved by handing over. */
  readonly goldTransfers: readonly GoldTransfer[];
}

export interface Harm {
  readonly conversation: string;
  readonly turn: number;
  readonly rule: string;
  readonly because: string;
}

export interface Covered {
  readonly area: number;
  readonly interval: Interval;
  readonly curve: readonly Kept[];
}

export interface GoldTransfer {
  readonly conversation: string;
  readonly failed: boolean;
  readonly modelTransferred: boolean;
  readonly handedOver: boolean;
}

const seed = 7;
const chance = { seed, rounds: 1_000 };
const isAsked = (rule: string): boolean => /^(explicit-request|offer-taken)@/.test(rule);

export function tauFigures(recordings: readonly Recording[], bench: Bench): TauFigures {
  const all = judged(recordings, bench);
  const handsOver = ({ handoff }: Judged): boolean => handoff !== undefined;
  const asked = ({ handoff }: Judged): boolean => handoff !== undefined && isAsked(handoff.entry.rule);
  const end = foretell(all, Number.POSITIVE_INFINITY, seed);
  return {
    conversations: all.length,
    tasks: new Set(all.map(({ group }) => group)).size,
    failed: all.filter(({ failed }) => failed).length,
    policy: handoffsOf(all, handsOver, chance),
    asked: handoffsOf(all, asked, chance),
    unasked: handoffsOf(all, (one) => handsOver(one) && !asked(one), chance),
    offers: offersOf(all),
    rules: rulesOf(all),
    harmful: all.filter(harmedBy).flatMap(harmOf),
    when: whenHandedOver(all),
    beside: Object.fromEntries(Object.entries(plainRules).map(([name, rule]) => [name, handoffsOf(all, rule, chance)])),
    riskCoverage: {
      chance: share(all.filter(({ failed }) => failed).length, all.length) ?? 0,
      best: areaUnder(
        riskCoverage(
          all.map(({ failed }) => (failed ? 1 : 0)),
          all.map(({ failed }) => failed),
        ),
      ),
      byRisk: coveredBy(all, end.p),
      byScore: coveredBy(
        all,
        all.map(({ score }) => score),
      ),
    },
    calibration: { end, turn3: foretell(all, 3, seed) },
    mixedTasks: mixedTasks(all),
    goldTransfers: all.filter(wantsTransfer).map((one) => ({
      conversation: one.recording.id,
      failed: one.failed,
      modelTransferred: one.transferred,
      handedOver: handsOver(one),
    })),
  };
}

function offersOf(all: readonly Judged[]): TauFigures['offers'] {
  const conversations = all.filter(({ driven }) =>
    driven.decisions.some(({ entry }) => entry.decision === 'offer'),
  ).length;
  const taken = all.filter(({ handoff }) => handoff?.entry.rule.startsWith('offer-taken@')).length;
  return { conversations, rate: conversations / all.length, taken };
}

function rulesOf(all: readonly Judged[]): TauFigures['rules'] {
  const byRule = Map.groupBy(all, ({ handoff }) => handoff?.entry.rule ?? '');
  byRule.delete('');
  return Object.fromEntries(
    [...byRule].map(([rule, ones]) => [
      rule,
      { n: ones.length, failed: ones.filter(({ failed }) => failed).length, harmful: ones.filter(harmedBy).length },
    ]),
  );
}

const harmOf = ({ recording, handoff }: Judged): readonly Harm[] =>
  handoff === undefined
    ? []
    : [
        {
          conversation: recording.id,
          turn: handoff.turn + 1,
          rule: handoff.entry.rule,
          because: handoff.entry.because,
        },
      ];

function coveredBy(all: readonly Judged[], scores: readonly number[]): Covered {
  const areaOf = (rows: readonly number[]): number =>
    areaUnder(
      riskCoverage(
        rows.map((row) => scores[row] ?? 0),
        rows.map((row) => all[row]?.failed === true),
      ),
    );
  const curve = riskCoverage(
    scores,
    all.map(({ failed }) => failed),
  );
  return {
    area: areaUnder(curve),
    interval: interval(
      all.map(({ group }) => group),
      areaOf,
      chance,
    ),
    curve,
  };
}
