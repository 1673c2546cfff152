import { programSuffix } from './programs.ts';
import { runBounded } from './run-bounded.ts';

/** The release of the Temporal command line that is built when none is found: the newest that builds as a module. */
export const TEMPORAL_CLI_VERSION = '1.5.1';

/** The name under which a binary built here is kept. */
export const builtCliName = `temporal-${TEMPORAL_CLI_VERSION}${programSuffix}`;

/** What the binary says of itself, such as `temporal version 1.5.1 (Server 1.29.1, UI 2.42.1)`; undefined when it does not run. */
export async function cliVersion(binary: string): Promise<string | undefined> {
  const result = await runBounded(binary, ['--version'], { totalMs: 15_000 });
  return result.ok ? result.tail.join(' ').trim() : undefined;
}
