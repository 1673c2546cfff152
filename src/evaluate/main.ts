import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type AgentSnapshot, loadAgent } from '../config/agent.ts';
import { ConfigError } from '../config/problem.ts';
import { evaluateBetold } from './betold/betold.ts';
import { dataFile } from './data-file.ts';
import { evaluateFeedback } from './feedback/feedback.ts';
import { line } from './figure.ts';
import { InputError } from './input.ts';
import { evaluatePhrases } from './phrases/phrases.ts';
import { evaluateCalibration } from './recalibration/recalibration.ts';
import { jsonOf, missesOf, type Section } from './section.ts';
import { evaluateStar } from './star/star.ts';
import { evaluateTau } from './tau/tau.ts';

/**
 * `npm run evaluate -- [--tau FILE] [--star FILE] [--betold FILE] [--phrases FILE] [--calibration FILE] [--feedback FILE]
 * [--report FILE.html]`: the judgement beside recorded conversations, and beside what humans said of it (an export of `npm run
 * feedback`, named here or in READBACK_FEEDBACK). The last line is one JSON object with every figure; a missed bar exits 1.
 */

const root = fileURLToPath(new URL('../..', import.meta.url));

const sets: Readonly<Record<string, (file: string, agent: AgentSnapshot) => Section>> = {
  tau: evaluateTau,
  star: evaluateStar,
  betold: evaluateBetold,
  phrases: evaluatePhrases,
  calibration: evaluateCalibration,
  feedback: evaluateFeedback,
};

try {
  await main();
} catch (error) {
  if (!(error instanceof InputError || error instanceof ConfigError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

async function main(): Promise<void> {
  const { files, report } = options();
  const agent = loadAgent(process.env.READBACK_AGENT ?? join(root, 'agent'));
  const sections = files.map(({ evaluate, file }) => evaluate(dataFile(file), agent));
  for (const section of sections) show(section);
  if (sections.every(({ key }) => key !== 'feedback'))
    console.log('\nNo feedback: name an export of `npm run feedback` with --feedback FILE or READBACK_FEEDBACK.');
  if (report !== undefined) {
    const { pageOf } = await import('./report/page.ts');
    writeFileSync(report, await pageOf(sections));
    console.log(`The report is in ${report}.`);
  }
  console.log(jsonOf(sections));
  if (missesOf(sections).length > 0) process.exitCode = 1;
}

function options() {
  const names = [...Object.keys(sets), 'report'];
  const { values } = parsed(names);
  const files = Object.entries(sets).flatMap(([name, evaluate]) => {
    const file = values[name] ?? (name === 'feedback' ? process.env.READBACK_FEEDBACK : undefined);
    return file === undefined ? [] : [{ evaluate, file }];
  });
  if (files.length === 0)
    throw new InputError(`name at least one set: ${names.map((name) => `--${name} FILE`).join(' ')}`);
  return { files, report: values.report };
}

function parsed(names: readonly string[]) {
  try {
    return parseArgs({ options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])) });
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

function show({ title, text, figures, rows = [] }: Section): void {
  console.log(`\n${title}`);
  for (const paragraph of text) console.log(`  ${paragraph}`);
  for (const figure of figures) console.log(line(figure));
  for (const row of rows) console.log(`    ${row}`);
}
