import type { AgentSnapshot } from '../../config/agent.ts';
import type { Costs, Policy } from '../../policy/policy.ts';
import { bars, reliabilityChart, riskChart } from '../charts.ts';
import type { Figure } from '../figure.ts';
import { calibrationFigures } from '../held-out.ts';
import type { Point } from '../operating.ts';
import { readLabelled, toolsOf } from '../recording.ts';
import type { Section } from '../section.ts';
import type { Covered } from './coverage.ts';
import { type TauFigures, tauFigures } from './figures.ts';
import type { Handoffs } from './handoffs.ts';
import { judged } from './judged.ts';
import type { Spread } from './turns.ts';

/** Of the runs that ended well without a human: more than this would be harmed by the policy, and it is worth no one's while. */
const harmfulMost = 0.15;

/** tau-bench: whom would the shipped policy have handed over, of runs that are known to have solved their task or failed? */
export function evaluateTau(file: string, { policy, agent, limits }: AgentSnapshot): Section {
  const recordings = readLabelled(file);
  const all = judged(recordings, { policy, phrases: agent.phrases, limits: limits.chat, tools: toolsOf(recordings) });
  const found = tauFigures(all);
  return {
    key: 'tau',
    title: 'tau-bench: an assistant with tools, whose runs are known to have solved their task or failed',
    text: textOf(found),
    figures: [
      ...handoffFigures(found),
      ...besideFigures(found),
      ...costFigures(found, policy),
      ...coverageFigures(found),
      ...calibrationFigures(found.foretold.end),
      ...earlyFigures(found),
    ],
    charts: chartsOf(found),
    rows: rowsOf(found),
  };
}

function textOf({ conversations, tasks, failed, when, policy, mixedTasks }: TauFigures): readonly string[] {
  const ofAll = when === undefined ? '' : `, after ${percent(when.ofAll.median)} of the run in the median`;
  return [
    `${conversations} runs of ${tasks} tasks, ${failed} of them failed. Each is driven through the engine's own decisions up to a handoff or its end; what would have followed a handoff nobody knows, so the decision and its turn are scored. Intervals are drawn over tasks.`,
    `${policy.handedOver} are handed over${ofAll}. Harmful is a handoff of a run that solved its task without the recorded model handing over either. Whoever asks for a human gets one, whatever the run came to: those are shown by themselves.`,
    `${mixedTasks.length} tasks have some trials handed over and others not: what the model did in a trial decides, not the task.`,
  ];
}

/** What one way to hand over comes to, under a prefix of its own. */
function figuresOf(prefix: string, name: string, { rate, failsGivenHandedOver, failuresCaught, harmful }: Handoffs) {
  const key = (one: string): string => `${prefix}${one}`;
  const unit = 'share' as const;
  return {
    rate: { key: key('Rate'), name: `${name}: handed over`, value: rate, unit },
    fails: { key: key('Fails'), name: '  of those, fail without it', ...failsGivenHandedOver, unit },
    caught: { key: key('Caught'), name: '  of the failures, handed over', ...failuresCaught, unit },
    harmful: { key: key('Harmful'), name: '  of what could be harmed, harmed', ...harmful, unit },
  } satisfies Record<string, Figure>;
}

function handoffFigures({
  policy,
  asked,
  unasked,
  offers,
  failed,
  conversations,
  when,
}: TauFigures): readonly Figure[] {
  const whole = figuresOf('handedOver', 'the shipped policy', policy);
  const bar = { is: 'at most', value: harmfulMost, source: 'asked' } as const;
  const turn = when === undefined ? [] : [when];
  return [
    { key: 'failed', name: 'runs that fail', value: failed / conversations, unit: 'share' },
    ...Object.values({ ...whole, harmful: { ...whole.harmful, bar } }),
    ...Object.values(figuresOf('asked', 'asked for by the customer', asked)),
    ...Object.values(figuresOf('unasked', 'all others', unasked)),
    { key: 'offered', name: 'offered a human', value: offers.rate, unit: 'share' },
    { key: 'offersTaken', name: '  of those, taken', value: offers.taken, unit: 'share' },
    ...turn.flatMap((spread): Figure[] => [
      { key: 'turnMedian', name: 'turn of the handoff, median', value: spread.turn.median, unit: 'number' },
      { key: 'turnOfAllMedian', name: 'the same as a share of the run', value: spread.ofAll.median, unit: 'share' },
    ]),
  ];
}

const besideNames: Readonly<Record<string, string>> = {
  never: 'beside it, nobody',
  modelTransfers: "beside it, the recorded model's own transfers",
  toolError: 'beside it, any tool error',
  callRepeated: 'beside it, any call made twice',
};

const besideFigures = ({ beside }: TauFigures): readonly Figure[] =>
  Object.entries(beside).flatMap(([key, one]) => Object.values(figuresOf(key, besideNames[key] ?? key, one)));

/** Minutes of an agent's time a run: its handoffs, and the failures that nobody caught. */
const costOf = ({ rate, failuresCaught }: Handoffs, failed: number, { handoff, failure }: Costs): number =>
  rate * handoff + failed * (1 - failuresCaught.value) * failure;

/** What a request costs is not the policy's to save: it is honoured. All else is held against the plain rules. */
function costFigures({ unasked, beside, failed, conversations }: TauFigures, { costs }: Policy): readonly Figure[] {
  const costed = (one: Handoffs): number => costOf(one, failed / conversations, costs);
  const plain = Object.entries(beside).map(([key, one]) => ({ key, value: costed(one) }));
  const cheapest = Math.min(...plain.map(({ value }) => value));
  return [
    {
      key: 'unaskedCost',
      name: 'minutes a run, by all but requests',
      value: costed(unasked),
      unit: 'number',
      bar: { is: 'below', value: cheapest, source: 'the cheapest of the plain rules' },
    },
    ...plain.map(({ key, value }) => ({
      key: `${key}Cost`,
      name: `the same, ${(besideNames[key] ?? key).replace('beside it, ', '')}`,
      value,
      unit: 'number' as const,
    })),
  ];
}

function coverageFigures({ riskCoverage: { chance, best, byRisk, byScore } }: TauFigures): readonly Figure[] {
  const area = ({ area: value, interval }: Covered) => ({
    value,
    unit: 'number' as const,
    ...(interval === undefined ? {} : { interval }),
  });
  return [
    { key: 'areaByRisk', name: 'area under risk–coverage, by the risk held out', ...area(byRisk) },
    { key: 'areaByScore', name: "the same by the policy's score", ...area(byScore) },
    { key: 'areaByChance', name: 'the same by chance', value: chance, unit: 'number' },
    { key: 'areaAtBest', name: 'the same by who knew', value: best, unit: 'number' },
  ];
}

/** Shown without a bar: so early there is little to go by. */
const earlyFigures = ({ foretold }: TauFigures): readonly Figure[] => [
  { key: 'auc', name: 'AUC of failure by the whole course, held out', ...foretold.end.auc, unit: 'number' },
  { key: 'aucAtTurn3', name: 'the same after turn 3', ...foretold.turn3.auc, unit: 'number' },
  ...calibrationFigures(foretold.turn3).map(({ key, name, value, unit }) => ({
    key: `${key}AtTurn3`,
    name: `${name}, after turn 3`,
    value,
    unit,
  })),
];

const points = ({ curve }: Covered): readonly Point[] => curve.map(({ coverage, risk }) => [coverage, risk]);

function chartsOf({ riskCoverage, foretold, policy, asked, unasked, beside }: TauFigures): Section['charts'] {
  const ways = { 'the shipped policy': policy, 'asked for': asked, 'all others': unasked, ...named(beside) };
  return [
    riskChart('Failures among the runs that the AI keeps', {
      'the course, held out': points(riskCoverage.byRisk),
      "the policy's score": points(riskCoverage.byScore),
    }),
    reliabilityChart('How often runs failed where it was foretold', {
      'after the whole run': foretold.end,
      'after turn 3': foretold.turn3,
    }),
    bars(
      'What handing over comes to',
      'share',
      Object.entries(ways).flatMap(([name, one]) => [
        { name, group: 'fail, of those handed over', value: one.failsGivenHandedOver.value },
        { name, group: 'caught, of the failures', value: one.failuresCaught.value },
        { name, group: 'harmed, of what could be', value: one.harmful.value },
      ]),
    ),
  ];
}

const named = (beside: TauFigures['beside']): Readonly<Record<string, Handoffs>> =>
  Object.fromEntries(
    Object.entries(beside).map(([key, one]) => [(besideNames[key] ?? key).replace('beside it, ', ''), one]),
  );

function rowsOf({ rules, harms, goldTransfers, mixedTasks, when }: TauFigures): readonly string[] {
  const spread = ({ least, quarter, median, threeQuarters, most }: Spread): string =>
    [least, quarter, median, threeQuarters, most].join(' / ');
  return [
    ...rules.map(({ rule, n, failed, harmful }) => `${rule}: ${n} handed over, ${failed} fail, ${harmful} harmful`),
    ...(when === undefined ? [] : [`turn of the handoff, least / quarters / most: ${spread(when.turn)}`]),
    ...(when === undefined ? [] : [`the same as a share of the run: ${spread(when.ofAll)}`]),
    ...harms.map(
      ({ conversation, turn, rule, because }) => `harmful: ${conversation}, turn ${turn}, ${rule}: ${because}`,
    ),
    ...mixedTasks.map(
      ({ task, handedOver, trials }) => `mixed: ${task}, ${handedOver} of ${trials} trials handed over`,
    ),
    ...goldTransfers.map(
      ({ conversation, failed, modelTransferred, handedOver }) =>
        `solved by a transfer: ${conversation}, ${failed ? 'failed' : 'solved'}, ${modelTransferred ? 'the model transferred' : 'the model did not'}, ${handedOver ? 'handed over' : 'kept'}`,
    ),
  ];
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
