import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileCache } from '../children.ts';
import { now } from './customer.ts';
import { type Figure, figure, p50 } from './figures.ts';
import type { House } from './house.ts';

const worker = fileURLToPath(new URL('../../workers/worker-main.ts', import.meta.url));

/** A worker that comes up beside the one that runs: until it polls, and what that takes of the processors. */
export async function workerBoots(house: House, n: number): Promise<readonly Figure[]> {
  const took: number[] = [];
  const used: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const began = now();
    const env = { ...house.env, NODE_COMPILE_CACHE: compileCache };
    const child = fork(worker, { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    await once(child, 'message');
    took.push(now() - began);
    if (process.platform === 'linux') used.push(processorMs(child.pid));
    child.kill();
    await once(child, 'exit');
  }
  const ready = figure('a worker comes up, p50', p50(took), 'ms', n);
  return used.length === 0 ? [ready] : [ready, figure('a worker comes up: processor time, p50', p50(used), 'ms', n)];
}

/** Of all its threads so far; Linux counts hundredths of a second. */
function processorMs(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
