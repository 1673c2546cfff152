import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadAgent } from '../config/agent.ts';
import { loadPolicy } from '../config/policy-file.ts';
import { dataFile } from './data-file.ts';
import type { Bench } from './drive.ts';
import { type Counts, diff, type PolicyDiff } from './policy-diff.ts';
import { type Recording, readRecordings, toolsOf } from './recording.ts';

/** `npm run policy`: for whoever changes the policy. Exit code 2: something given cannot be used. */

const usage = `usage: npm run policy -- check POLICY           whether it can be used
       npm run policy -- diff OLD NEW FILE…     which decisions of recorded conversations a change moves
A POLICY is a file like agent/policy.yaml, or an agent's folder.`;

const agentDir = process.env.READBACK_AGENT ?? fileURLToPath(new URL('../../agent', import.meta.url));

function main([command, ...rest]: readonly string[]): number {
  try {
    if (command === 'check' && rest.length === 1) return check(rest[0] ?? '');
    const [older, newer, ...files] = rest;
    if (command === 'diff' && older !== undefined && newer !== undefined && files.length > 0)
      return compare(older, newer, files);
    console.error(usage);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
  }
  return 2;
}

function check(path: string): number {
  const { version, domain, weights } = judgeOf(path).policy;
  console.log(JSON.stringify({ ok: true, version, domain, rules: Object.keys(weights).length }));
  return 0;
}

function compare(older: string, newer: string, files: readonly string[]): number {
  const [before, after] = [judgeOf(older), judgeOf(newer)];
  const recordings = files.flatMap((file) => readRecordings(dataFile(file)));
  const found = diff(recordings, benchOf(before, recordings), benchOf(after, recordings));
  print(found);
  console.log(JSON.stringify(found));
  return 0;
}

type Judge = Pick<Bench, 'policy' | 'phrases' | 'limits'>;

const benchOf = (judge: Judge, recordings: readonly Recording[]): Bench => ({ ...judge, tools: toolsOf(recordings) });

/** A folder brings its own timings; a file by itself is judged by those of the agent in use. */
function judgeOf(path: string): Judge {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    const { policy, agent, limits } = loadAgent(path);
    return { policy, phrases: agent.phrases, limits: limits.chat };
  }
  return { ...loadPolicy(path), limits: loadAgent(agentDir).limits.chat };
}

function print({ conversations, moved, before, after, moves }: PolicyDiff): void {
  for (const move of moves) {
    console.log(`${move.conversation}, ${move.turn}: ${move.before} → ${move.after}`);
    console.log(`    ${move.because}`);
  }
  console.log(`${moves.length} decisions move, in ${moved} of ${conversations} conversations.`);
  for (const decision of new Set([...Object.keys(before), ...Object.keys(after)])) printRules(decision, before, after);
}

function printRules(decision: string, before: Counts, after: Counts): void {
  const [was, is] = [before[decision] ?? {}, after[decision] ?? {}];
  for (const rule of new Set([...Object.keys(was), ...Object.keys(is)].sort()))
    console.log(`${decision} ${rule}: ${was[rule] ?? 0} → ${is[rule] ?? 0}`);
}

process.exitCode = main(process.argv.slice(2));
