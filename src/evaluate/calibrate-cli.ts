import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type AgentSnapshot, loadAgent } from '../config/agent.ts';
import { ConfigError } from '../config/problem.ts';
import { calibratorFrom, type Worth, worthOf } from './calibrate/fit.ts';
import { type Row, rowsOfStar, rowsOfTau } from './calibrate/rows.ts';
import { dataFile } from './data-file.ts';
import { InputError } from './input.ts';
import { nameOf, weightsFile, weightsFrom, writeWeights } from './requests/learn.ts';
import { linesFolder, readLinesOf } from './requests/lines.ts';

/**
 * `npm run calibrate -- [--tau FILE] [--star FILE] [--out FILE]`: fits how likely a contact fails by its course, and says what the
 * fit is worth on conversations that it has not seen. The file is written only where that beats always saying the base
 * rate; else the exit code is 1. `npm run calibrate -- --requests`: fits the reader of requests to its sentences. 2: something
 * given cannot be used.
 */

const agentDir = process.env.READBACK_AGENT ?? fileURLToPath(new URL('../../agent', import.meta.url));

const sets = { tau: rowsOfTau, star: rowsOfStar } as const satisfies Record<
  string,
  (file: string, agent: AgentSnapshot) => readonly Row[]
>;
const names = ['tau', 'star'] as const satisfies readonly (keyof typeof sets)[];

try {
  main();
} catch (error) {
  if (!(error instanceof InputError || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

function main(): void {
  const values = options();
  if (values.requests === true) requests();
  else courses(values);
}

function courses(values: ReturnType<typeof options>): void {
  const named = names.flatMap((name) => {
    const file = values[name];
    return file === undefined ? [] : [{ name, read: sets[name], file }];
  });
  if (named.length === 0) throw new InputError('name at least one set: --tau FILE --star FILE');
  const agent = loadAgent(agentDir);
  const rows = named.flatMap(({ read, file }) => read(dataFile(file), agent));
  const calibrator = calibratorFrom(named.map(({ name }) => name).join('-'), rows);
  const worth = worthOf(rows);
  const beats = worth.brier < worth.baseRateBrier;
  const out = values.out ?? join(agentDir, 'calibrator.json');
  if (beats) writeFileSync(out, `${JSON.stringify({ ...calibrator, heldOut: worth }, null, 2)}\n`);
  tell(worth, beats ? `Written to ${out}.` : 'Nothing is written: always saying the base rate is as good.');
  console.log(JSON.stringify({ version: calibrator.version, ...worth, written: beats }));
  if (!beats) process.exitCode = 1;
}

function requests(): void {
  const lines = readLinesOf(linesFolder);
  const fittedTo = nameOf(lines);
  writeWeights(weightsFile, weightsFrom(lines), fittedTo);
  console.log(JSON.stringify({ lines: lines.length, fittedTo }));
}

function options() {
  const string = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: { tau: string, star: string, out: string, requests: { type: 'boolean' } },
    });
    return values;
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

function tell({ conversations, failed, auc, brier, baseRateBrier, excessEce }: Worth, written: string): void {
  console.log(`${conversations} conversations, ${failed} of them came to a bad end. On those that were held out:`);
  console.log(`  AUC ${auc.toFixed(3)}, Brier ${brier.toFixed(3)} (the base rate alone: ${baseRateBrier.toFixed(3)}),`);
  console.log(`  calibration error beyond chance ${excessEce.toFixed(3)}.`);
  console.log(written);
}
