import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitForLock } from './lock.ts';
import { isExecutable, onPath } from './programs.ts';
import { runBounded } from './run-bounded.ts';
import { builtCliName, TEMPORAL_CLI_VERSION } from './temporal-cli.ts';

const PROGRESS_MS = 15_000;
/** What a cold build compiles, near enough to tell how far it is. */
const PACKAGES = 1_300;
/** Cold, on two busy cores, it takes five minutes. */
const BUILD_LIMIT_MS = 30 * 60_000;

/** Counts what `go install -v` prints, for a line of progress now and then. */
function progress(log: (line: string) => void): { onLine: (line: string) => void; stop: () => void } {
  const started = Date.now();
  let modules = 0;
  let packages = 0;
  const beat = setInterval(() => {
    const seconds = Math.round((Date.now() - started) / 1000);
    log(
      `building Temporal: ${seconds} s, ${modules} modules downloaded, ${packages} of about ${PACKAGES} packages compiled`,
    );
  }, PROGRESS_MS);
  return {
    onLine: (line) => {
      if (line.startsWith('go: downloading ')) modules += 1;
      else if (/^[\w.-]+(\/[\w.~-]+)*$/.test(line)) packages += 1;
    },
    stop: () => clearInterval(beat),
  };
}

async function build(go: string, binaryDir: string, log: (line: string) => void): Promise<string | undefined> {
  const scratch = join(binaryDir, `build-${process.pid}`);
  mkdirSync(scratch, { recursive: true });
  log(`building Temporal ${TEMPORAL_CLI_VERSION} with Go; once, in about five minutes, kept in ${binaryDir}`);
  const { onLine, stop } = progress(log);
  const source = `github.com/temporalio/cli/cmd/temporal@v${TEMPORAL_CLI_VERSION}`;
  const result = await runBounded(go, ['install', '-v', '-ldflags', '-s -w', source], {
    totalMs: BUILD_LIMIT_MS,
    cwd: tmpdir(),
    env: { ...process.env, GOBIN: scratch },
    onLine,
  });
  stop();
  const binary = join(binaryDir, builtCliName);
  // Renamed into place, so that nobody ever runs half a binary.
  if (result.ok) renameSync(join(scratch, builtCliName.replace(`-${TEMPORAL_CLI_VERSION}`, '')), binary);
  else log(`the build did not work (${result.reason}):\n${result.tail.join('\n')}`);
  rmSync(scratch, { recursive: true, force: true });
  return result.ok ? binary : undefined;
}

/**
 * Builds the Temporal command line from the Go module proxy into `binaryDir`, in minutes, saying so every 15 s. A
 * second builder waits for the first and takes what it built. Returns undefined, after saying why, when it fails.
 */
export async function buildTemporal(binaryDir: string, log: (line: string) => void): Promise<string | undefined> {
  const go = onPath('go');
  if (go === undefined) {
    log('no Go on the PATH to build Temporal with');
    return undefined;
  }
  const lock = await waitForLock(join(binaryDir, 'temporal-build.lock'), BUILD_LIMIT_MS, ({ process: { pid } }) =>
    log(`waiting for process ${pid}, which is building Temporal`),
  );
  try {
    const binary = join(binaryDir, builtCliName);
    return isExecutable(binary) ? binary : await build(go, binaryDir, log);
  } finally {
    lock.release();
  }
}
