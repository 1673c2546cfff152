import { join } from 'node:path';
import { binaryDirs, writableBinaryDir } from './places.ts';
import { isExecutable, onPath } from './programs.ts';
import { buildTemporal } from './temporal-build.ts';
import { builtCliName, cliVersion, TEMPORAL_CLI_VERSION } from './temporal-cli.ts';
import { downloadedClis, downloadTemporal } from './temporal-download.ts';

/** No Temporal server is there and none could be made. */
export class NoTemporalError extends Error {
  constructor() {
    super(
      [
        'No Temporal server was found and none could be made. Any one of these helps:',
        '  - set TEMPORAL_ADDRESS=host:port to use a running Temporal;',
        '  - put the `temporal` command line on the PATH (https://docs.temporal.io/cli);',
        '  - give this machine a way to the internet, so that the SDK can download the server;',
        `  - install Go 1.25 or newer, so that temporal ${TEMPORAL_CLI_VERSION} can be built from the Go module proxy.`,
      ].join('\n'),
    );
    this.name = 'NoTemporalError';
  }
}

function cachedClis(): string[] {
  const built = binaryDirs().map((dir) => join(dir, builtCliName));
  return [...binaryDirs().flatMap(downloadedClis), ...built.filter(isExecutable)];
}

/**
 * The path of a `temporal` command line that runs here: from the PATH, from the cache, downloaded by the SDK, or built
 * with Go, in this order. May take minutes the first time, saying so. Throws `NoTemporalError` when all fail.
 */
export async function findTemporal(log: (line: string) => void): Promise<string> {
  const fromPath = onPath('temporal');
  for (const binary of [...(fromPath === undefined ? [] : [fromPath]), ...cachedClis()]) {
    if ((await cliVersion(binary)) !== undefined) return binary;
    log(`${binary} does not run here; looking on`);
  }
  const dir = writableBinaryDir();
  const made = (await downloadTemporal(dir, log)) ?? (await buildTemporal(dir, log));
  if (made === undefined) throw new NoTemporalError();
  return made;
}
