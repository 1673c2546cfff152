import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { diff } from '../../src/evaluate/policy-diff.ts';
import { agentDir, benchFor, hasTau, recording, tauFile, turn } from './recorded.ts';

/** What a change of policy moves, as a figure and as a command. */

const asks = recording([turn('Hello.', 'Hello!'), turn('I want to talk to a human.', 'How may I help you?')]);
const bench = benchFor([asks]);
const without = (rule: string) => {
  const { [rule]: _, ...weights } = bench.policy.weights;
  return { ...bench, policy: { ...bench.policy, weights } };
};

test('nothing moves between a policy and itself', () => {
  expect(diff([asks], bench, bench)).toMatchObject({ conversations: 1, moved: 0, moves: [] });
});

test('a rule that is switched off moves its decisions, and says whose they were', () => {
  const { moved, before, after, moves } = diff([asks], bench, without('explicit-request'));
  expect({ moved, before, after }).toEqual({
    moved: 1,
    before: { hand_off: { 'explicit-request@2': 1 } },
    after: {},
  });
  expect(moves).toEqual([
    {
      conversation: asks.id,
      turn: 'u1',
      before: 'hand_off explicit-request@2 (medium)',
      after: 'continue',
      because: expect.stringContaining('asked for a human'),
    },
  ]);
});

test('turns that one of the two never saw are no moves of their own', () => {
  const longer = recording([...asks.turns, turn('And now?', 'One moment.'), ...asks.turns]);
  const moves = diff([longer], bench, without('explicit-request')).moves.map(
    ({ turn: at, before }) => `${at} ${before}`,
  );
  expect(moves).toEqual(['u1 hand_off explicit-request@2 (medium)']);
});

describe('npm run policy', () => {
  const dir = mkdtempSync(join(tmpdir(), 'readback-policy-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const cli = fileURLToPath(new URL('../../src/evaluate/policy-cli.ts', import.meta.url));
  const shipped = join(agentDir, 'policy.yaml');
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    return { status, lines: stdout.trim().split('\n'), stderr };
  };
  const changed = (name: string, from: RegExp, to: string): string => {
    const path = join(dir, name);
    writeFileSync(path, readFileSync(shipped, 'utf8').replace(from, to));
    return path;
  };

  test('check takes the shipped policy, as a file and as a folder', () => {
    expect(run('check', shipped)).toMatchObject({ status: 0 });
    expect(run('check', agentDir).lines).toEqual(run('check', shipped).lines);
  });

  test('check names the field and its limit, once', () => {
    const { status, stderr } = run('check', changed('wrong.yaml', /loop-cap: \d+/, 'loop-cap: 101'));
    expect(status).toBe(2);
    expect(stderr.match(/general\.weights\.loop-cap.*100/g)).toHaveLength(1);
  });

  test.skipIf(!hasTau)('diff counts by rule and ends in one JSON object', () => {
    const { status, lines } = run('diff', shipped, changed('off.yaml', /^ *loop-cap: .*$/m, ''), tauFile);
    const found: unknown = JSON.parse(lines.at(-1) ?? '');
    expect(status).toBe(0);
    expect(found).toMatchObject({ conversations: 100, before: { hand_off: { 'loop-cap@1': expect.any(Number) } } });
    expect(lines).toContainEqual(expect.stringMatching(/^hand_off loop-cap@1: \d+ → 0$/));
  });

  test.each([
    ['no policy', ['diff', shipped, join('nowhere', 'policy.yaml'), shipped], 'no such file'],
    ['no recordings', ['diff', shipped, shipped, 'nowhere.jsonl'], 'No recordings at nowhere.jsonl'],
    ['recordings of another shape', ['diff', shipped, shipped, fileURLToPath(import.meta.url)], 'line 1'],
    ['nothing to do', [], 'usage'],
  ])('%s is told, with exit code 2', (_, args, told) => {
    const { status, stderr } = run(...args);
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(told) });
  });
});
