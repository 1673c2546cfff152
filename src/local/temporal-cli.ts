import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runBounded } from './run-bounded.ts';

/** The release of the Temporal command line that is built when none is found: the newest that builds as a module. */
export const TEMPORAL_CLI_VERSION = '1.5.1';

const suffix = process.platform === 'win32' ? '.exe' : '';

/** The name under which a binary built here is kept. */
export const builtCliName = `temporal-${TEMPORAL_CLI_VERSION}${suffix}`;

/** Whether this user may run the file. */
export function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The full path of a program on the PATH, or undefined. */
export function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name + suffix)).find(isExecutable);
}

/** What the binary says of itself, such as `temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)`; undefined when it does not run. */
export async function cliVersion(binary: string): Promise<string | undefined> {
  const result = await runBounded(binary, ['--version'], { totalMs: 15_000 });
  return result.ok ? result.tail.join(' ').trim() : undefined;
}
