import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTemporal } from '../../src/local/temporal.ts';
import { sharedTemporal } from './temporal.ts';

/** For vitest's `globalSetup`: one Temporal in memory for all test files, each of which makes a namespace of its own. */
export async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'readback-temporal-'));
  // The first time it may have to be built, which takes minutes: said aloud.
  const log = (line: string): void => console.log(`[temporal] ${line}`);
  const server = await startTemporal({ dataDir, memory: true, ui: false, runDir: join(dataDir, 'run'), log });
  process.env[sharedTemporal] = server.address;
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
