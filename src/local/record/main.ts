import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../places.ts';
import { historiesOf } from './histories.ts';
import { openHouse } from './house.ts';
import { quietRuntime } from './quiet.ts';
import { ways } from './ways/index.ts';

/**
 * `npm run record [-- WAY...]`: plays each way through the protocol on the real engine, with servers of its own, and keeps
 * the workflow histories for the replay test. Whatever stood there of these ways before is replaced.
 */
const folder = join(projectRoot, 'test', 'replay', 'histories');
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(ways, name));
if (unknown.length > 0) {
  console.error(`no such way: ${unknown.join(', ')}. There are: ${Object.keys(ways).join(', ')}`);
  process.exit(2);
}

quietRuntime();
const house = await openHouse((line) => console.error(line));
try {
  if (asked.length === 0) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [name, way] of Object.entries(ways)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    await way(house);
    const runs = await historiesOf(house.client, name);
    for (const [i, history] of runs.entries()) {
      const file = runs.length === 1 ? `${name}.json` : `${name}.${i + 1}.json`;
      writeFileSync(join(folder, file), `${history}\n`);
      console.log(`${file}: ${history.length} bytes`);
    }
  }
} finally {
  await house.stop();
}
