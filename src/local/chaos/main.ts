import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onShutdown } from '../shutdown.ts';
import { chaosOptions } from './options.ts';
import { jsonOf, missesOf, tableOf } from './report.ts';
import { runChaos } from './run.ts';

/** `npm run chaos -- --kills N`: kills everything in turn under live conversations, counts, judges; a miss exits 1. */
const options = chaosOptions(process.argv.slice(2));
const dir = mkdtempSync(join(tmpdir(), 'readback-chaos-'));
const began = Date.now();
const log = (line: string): void => console.log(`[${((Date.now() - began) / 1000).toFixed(1)} s] ${line}`);
const shutdown = onShutdown(log);
let failed = true;
try {
  const outcome = await runChaos(options, dir, log, shutdown);
  console.log(tableOf(outcome));
  console.log(jsonOf(outcome));
  failed = missesOf(outcome).length > 0;
} finally {
  await shutdown.run();
  if (failed || options.keep) console.error(`logs and data are left in ${dir}`);
  else rmSync(dir, { recursive: true, force: true });
}
process.exit(failed ? 1 : 0);
