import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isExecutable } from './programs.ts';
import { runBounded } from './run-bounded.ts';

/** Without a byte for this long the download is given up: then there is no way to the internet here. */
const IDLE_MS = 20_000;
/** A slow line may take this long in all. */
const TOTAL_MS = 300_000;
const UNFINISHED = '.downloading';

const folder = (binaryDir: string): string => join(binaryDir, 'sdk');

function entries(dir: string): string[] {
  try {
    return readdirSync(dir).map((name) => join(dir, name));
  } catch {
    return [];
  }
}

/** What the SDK downloaded into this cache before, newest first. */
export function downloadedClis(binaryDir: string): string[] {
  return entries(folder(binaryDir))
    .filter((file) => !file.endsWith(UNFINISHED) && isExecutable(file))
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
}

const bytesIn = (dir: string): number =>
  entries(dir).reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);

/**
 * Has the SDK download the development server it was released with. Returns the binary, or undefined after saying
 * why not; gives up after 20 s without a byte, and after 5 minutes in all.
 */
export async function downloadTemporal(binaryDir: string, log: (line: string) => void): Promise<string | undefined> {
  const dir = folder(binaryDir);
  mkdirSync(dir, { recursive: true });
  log('downloading a Temporal development server with the SDK (given up after 20 s without a byte)');
  let seen = bytesIn(dir);
  const child = fileURLToPath(new URL('./temporal-download-child.ts', import.meta.url));
  const result = await runBounded(process.execPath, [child, dir], {
    totalMs: TOTAL_MS,
    idleMs: IDLE_MS,
    isMoving: () => {
      const before = seen;
      seen = bytesIn(dir);
      return seen !== before;
    },
  });
  const [binary] = downloadedClis(binaryDir);
  if (binary === undefined) log(`the download did not work: ${downloadFailure(result.tail) ?? result.reason}`);
  return binary;
}

/** The innermost cause: the SDK prints a whole chain of them in one line. */
function downloadFailure(tail: readonly string[]): string | undefined {
  const line = tail.find((candidate) => /error:/i.test(candidate));
  return line?.replace(/\]?$/, '').split(': ').slice(-2).join(': ');
}
