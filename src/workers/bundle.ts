import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';

const source = fileURLToPath(new URL('..', import.meta.url));
const cache = fileURLToPath(new URL('../../.readback/bundle', import.meta.url));
/** The rooms that workflow code may come from. */
const rooms = ['conversation', 'policy', 'handoff', 'signals', 'workflows'];

/** The workflow code as one file, made anew only when a room it may come from or the SDK has changed: a worker starts at once. */
export async function workflowBundle(): Promise<{ codePath: string }> {
  const codePath = join(cache, `${fingerprint()}.js`);
  if (existsSync(codePath)) return { codePath };
  const { code } = await bundleWorkflowCode({ workflowsPath: join(source, 'workflows/index.ts'), logger: quiet });
  mkdirSync(cache, { recursive: true });
  const draft = `${codePath}.${process.pid}`;
  writeFileSync(draft, code);
  renameSync(draft, codePath);
  return { codePath };
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(new URL('../../package-lock.json', import.meta.url)));
  for (const room of rooms) {
    for (const file of globSync(`${room}/**/*.ts`, { cwd: source }).sort()) {
      hash.update(`\n${file}\n`).update(readFileSync(join(source, file)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

const nothing = () => undefined;
const quiet = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };
