// Starts a child recorded in the folder of the first argument, prints its process number, and stays.
import { join } from 'node:path';
import { startChild } from '../../../src/local/children.ts';
import { onShutdown } from '../../../src/local/shutdown.ts';

const runDir = process.argv[2] ?? '';
const logFile = join(runDir, 'log');
const child = await startChild({ name: 'sleeper', command: 'sleep', args: ['300'], logFile, runDir });
onShutdown(() => {}).add('sleeper', child.stop);
console.log(child.pid);
setInterval(() => {}, 60_000);
