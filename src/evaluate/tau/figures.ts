import { areaUnder, type Covered, covered, riskCoverage } from './coverage.ts';
import { type Handoffs, handoffsOf, plainRules } from './handoffs.ts';
import { harmedBy, type Judged, wantsTransfer } from './judged.ts';
import { type Foretold, foretellFailure } from './risk.ts';
import { type MixedTask, mixedTasks, type When, whenHandedOver } from './turns.ts';

/** Recorded runs of an assistant with tools, beside what the policy made of each. */
export interface TauFigures {
  readonly conversations: number;
  readonly tasks: number;
  readonly failed: number;
  readonly policy: Handoffs;
  /** Those that the customer asked for, which are honoured whatever they cost; and all others. */
  readonly asked: Handoffs;
  readonly unasked: Handoffs;
  /** Runs with an offer, of all; of those, the ones that took it. */
  readonly offers: { readonly rate: number; readonly taken: number };
  readonly rules: readonly RuleFigures[];
  readonly harms: readonly Harm[];
  readonly when: When | undefined;
  readonly beside: Readonly<Record<string, Handoffs>>;
  readonly riskCoverage: {
    /** Where a score says nothing, and where it knew. */
    readonly chance: number;
    readonly best: number;
    readonly byRisk: Covered;
    readonly byScore: Covered;
  };
  readonly foretold: { readonly end: Foretold; readonly turn3: Foretold };
  readonly mixedTasks: readonly MixedTask[];
  /** Runs whose task is solved by handing over. */
  readonly goldTransfers: readonly GoldTransfer[];
}

export interface RuleFigures {
  readonly rule: string;
  readonly n: number;
  readonly failed: number;
  readonly harmful: number;
}

/** A harmful handoff, and why it was made. `turn`: from 1. */
export interface Harm {
  readonly conversation: string;
  readonly turn: number;
  readonly rule: string;
  readonly because: string;
}

export interface GoldTransfer {
  readonly conversation: string;
  readonly failed: boolean;
  readonly modelTransferred: boolean;
  readonly handedOver: boolean;
}

const handsOver = ({ handoff }: Judged): boolean => handoff !== undefined;
const asked = ({ handoff }: Judged): boolean => /^(explicit-request|offer-taken)@/.test(handoff?.entry.rule ?? '');

export function tauFigures(all: readonly Judged[]): TauFigures {
  const failed = all.map((one) => one.failed);
  const end = foretellFailure(all, Number.POSITIVE_INFINITY);
  const knew = failed.map((one) => (one ? 1 : 0));
  return {
    conversations: all.length,
    tasks: new Set(all.map(({ group }) => group)).size,
    failed: failed.filter(Boolean).length,
    policy: handoffsOf(all, handsOver),
    asked: handoffsOf(all, asked),
    unasked: handoffsOf(all, (one) => handsOver(one) && !asked(one)),
    offers: offersOf(all),
    rules: rulesOf(all),
    harms: all.filter(harmedBy).flatMap(harmOf),
    when: whenHandedOver(all),
    beside: Object.fromEntries(Object.entries(plainRules).map(([name, rule]) => [name, handoffsOf(all, rule)])),
    riskCoverage: {
      chance: failed.filter(Boolean).length / all.length,
      best: areaUnder(riskCoverage(knew, failed)),
      byRisk: covered(end, end.p),
      byScore: covered(
        end,
        all.map(({ score }) => score),
      ),
    },
    foretold: { end, turn3: foretellFailure(all, 3) },
    mixedTasks: mixedTasks(all),
    goldTransfers: all.filter(wantsTransfer).map(goldOf),
  };
}

function offersOf(all: readonly Judged[]): TauFigures['offers'] {
  const offered = all.filter(({ driven }) => driven.decisions.some(({ entry }) => entry.decision === 'offer'));
  const taken = offered.filter(({ handoff }) => handoff?.entry.rule.startsWith('offer-taken@'));
  return { rate: offered.length / all.length, taken: taken.length / offered.length };
}

function rulesOf(all: readonly Judged[]): readonly RuleFigures[] {
  const byRule = Map.groupBy(all.filter(handsOver), ({ handoff }) => handoff?.entry.rule ?? '');
  return [...byRule].map(([rule, ones]) => ({
    rule,
    n: ones.length,
    failed: ones.filter(({ failed }) => failed).length,
    harmful: ones.filter(harmedBy).length,
  }));
}

function harmOf({ recording: { id: conversation }, handoff }: Judged): readonly Harm[] {
  if (handoff === undefined) return [];
  const { rule, because } = handoff.entry;
  return [{ conversation, turn: handoff.turn + 1, rule, because }];
}

const goldOf = (one: Judged): GoldTransfer => ({
  conversation: one.recording.id,
  failed: one.failed,
  modelTransferred: one.transferred,
  handedOver: handsOver(one),
});
