import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadAgent } from '../../src/config/agent.ts';
import { readLabelled } from '../../src/evaluate/recording.ts';
import { balancedFolds } from '../../src/evaluate/statistics/balanced-folds.ts';
import { areaUnder, riskCoverage } from '../../src/evaluate/tau/coverage.ts';
import { tauFigures } from '../../src/evaluate/tau/figures.ts';
import { handoffsOf, plainRules } from '../../src/evaluate/tau/handoffs.ts';
import { judged } from '../../src/evaluate/tau/judged.ts';
import { evaluateTau } from '../../src/evaluate/tau/tau.ts';
import { agentDir, benchFor, hasTau, recording, tauFile, turn } from './recorded.ts';

/** Recorded runs beside how they ended. */

const quiet = turn('Where is my parcel?', 'On its way.', ['get_parcel', '{"id":1}', 'found']);
const twice = turn('And now?', 'Still on its way.', ['get_parcel', '{"id":1}', 'found']);
const error = turn('Cancel it.', 'I could not.', ['cancel_order', '{}', 'Error: no such order']);
const asks = turn('I want to talk to a human.', 'How may I help you?');
const transfers = turn('Hm.', 'One moment.', ['transfer_to_human_agents', '{}', 'Transfer successful']);

const runs = [
  recording([quiet, asks], { id: 'a-0', task: 1, reward: 1 }),
  recording([quiet, error, asks], { id: 'a-1', task: 1, reward: 0 }),
  recording([quiet, twice], { id: 'b-0', task: 2, reward: 0 }),
  recording([quiet, transfers], { id: 'b-1', task: 2, reward: 1, gold: ['transfer_to_human_agents'] }),
  recording([quiet], { id: 'c-0', task: 3, reward: 1 }),
];
const all = judged(runs, benchFor(runs));

test('a handoff counts by how the run ended, and is harmful where it was solved without one', () => {
  const { policy, asked, unasked, harms, rules } = tauFigures(all);
  expect(policy).toMatchObject({ handedOver: 2, rate: 0.4 });
  expect(policy.failsGivenHandedOver.value).toBe(1 / 2);
  expect(policy.failuresCaught.value).toBe(1 / 2);
  expect(policy.harmful.value).toBe(1 / 2);
  expect([asked.handedOver, unasked.handedOver]).toEqual([2, 0]);
  expect(harms).toEqual([expect.objectContaining({ conversation: 'a-0', turn: 2 })]);
  expect(rules).toEqual([{ rule: 'explicit-request@2', n: 2, failed: 1, harmful: 1 }]);
});

test('the turn of a handoff is told from 1, and as a share of the run', () => {
  expect(tauFigures(all).when).toMatchObject({ turn: { least: 2, most: 3 }, ofAll: { least: 1, most: 1 } });
});

test.each([
  ['never', []],
  ['modelTransfers', ['b-1']],
  ['toolError', ['a-1']],
  ['callRepeated', ['b-0']],
])('beside it, %s hands over %j', (name, ids) => {
  const rule = plainRules[name] ?? (() => true);
  expect(all.filter(rule).map((one) => one.recording.id)).toEqual(ids);
});

test('nothing handed over has no share of failures', () => {
  expect(handoffsOf(all, () => false).failsGivenHandedOver.value).toBeNaN();
});

test('tasks with trials on both sides are mixed; runs that a transfer solves are listed', () => {
  const { mixedTasks, goldTransfers } = tauFigures(
    judged([...runs, recording([quiet], { id: 'a-2', task: 1, reward: 1 })], benchFor(runs)),
  );
  expect(mixedTasks).toEqual([{ task: 'shop-1', handedOver: 2, trials: 3 }]);
  expect(goldTransfers).toEqual([{ conversation: 'b-1', failed: false, modelTransferred: true, handedOver: false }]);
});

describe('risk over coverage', () => {
  const failed = [true, false, true, false];

  test('worked by hand: the failures are handed over first', () => {
    const curve = riskCoverage([0.9, 0.1, 0.8, 0.2], failed);
    expect(curve.map(({ risk }) => risk)).toEqual([0, 0, 1 / 3, 1 / 2]);
    expect(areaUnder(curve)).toBeCloseTo(5 / 24);
  });

  test('a score that says nothing has the share of failures at every coverage', () => {
    expect(riskCoverage([1, 1, 1, 1], failed).map(({ risk }) => risk)).toEqual([0.5, 0.5, 0.5, 0.5]);
  });
});

test('balanced folds keep a group together and spread what holds', () => {
  const groups = Array.from({ length: 40 }, (_, row) => `task-${Math.floor(row / 4)}`);
  const labels = groups.map((_, row) => row < 20);
  const folds = balancedFolds(groups, labels, 5, 3);
  for (const fold of [0, 1, 2, 3, 4]) {
    const rows = folds.flatMap((own, row) => (own === fold ? [row] : []));
    expect(rows.filter((row) => labels[row])).toHaveLength(4);
    expect(new Set(rows.map((row) => groups[row])).size).toBe(2);
  }
});

describe('the file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'readback-tau-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const written = (...lines: object[]): string => {
    const path = join(dir, 'runs.jsonl');
    writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'));
    return path;
  };
  const run = { source: 's', domain: 'shop', task_id: 1, trial: 0, reward: 1, gold_actions: [], messages: [] };

  test('a run must say how it ended, each problem with its line and field', () => {
    const { reward: _, ...unlabelled } = run;
    expect(() => readLabelled(written(run, unlabelled))).toThrow('runs.jsonl, line 2: reward: must be 0 or 1');
    expect(() => readLabelled(written({ ...run, reward: 0.5 }))).toThrow('line 1: reward: must be 0 or 1');
    expect(() => readLabelled(written({ ...run, messages: [{ role: 'user' }] }))).toThrow('line 1: messages.0.content');
  });

  test('what follows the customer’s hang-up is not driven', () => {
    const messages = [
      { role: 'user', content: 'Hello' },
      { role: 'assistant', content: 'Hello!' },
      { role: 'user', content: 'Thanks ###STOP###' },
      { role: 'assistant', content: 'You are welcome.' },
    ];
    expect(readLabelled(written({ ...run, messages }))[0]?.turns).toHaveLength(1);
  });

  test.skipIf(!hasTau)(
    'the shipped policy harms at most 15 % of what it could, and the course foretells honestly',
    () => {
      const { figures } = evaluateTau(tauFile, loadAgent(agentDir));
      const of = (key: string) => figures.find((figure) => figure.key === key)?.value ?? Number.NaN;
      expect(of('handedOverHarmful')).toBeLessThanOrEqual(0.15);
      expect(of('unaskedFails')).toBeGreaterThan(of('failed'));
      expect(of('excessEce')).toBeLessThanOrEqual(0.02);
      expect(of('brier')).toBeLessThan(of('failed') * (1 - of('failed')));
    },
  );

  test.skipIf(!hasTau)('a file whose runs come in another order gives the same decisions', () => {
    const path = join(dir, 'turned.jsonl');
    writeFileSync(path, readFileSync(tauFile, 'utf8').trim().split('\n').reverse().join('\n'));
    const rules = (file: string) => {
      const recordings = readLabelled(file);
      return judged(recordings, benchFor(recordings))
        .map(({ recording: { id }, handoff }) => `${id} ${handoff?.entry.rule}`)
        .sort();
    };
    expect(rules(path)).toEqual(rules(tauFile));
  });
});
