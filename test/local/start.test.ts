import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { identify } from '../../src/local/process-identity.ts';
import { type Clone, cloneProject, type Run } from '../support/clone.ts';

/** The two commands as people run them, in a copy of the project with data of its own. */

const minutes = 60_000;
const entry = 'src/local/start/main.ts';
const clones: Clone[] = [];

function clone(): Clone {
  const one = cloneProject();
  clones.push(one);
  return one;
}

afterAll(async () => {
  for (const one of clones) await one.remove();
});

const record = z.object({ name: z.string(), process: z.object({ pid: z.number() }) });

/** The processes of the house by name, as they are recorded. */
function processes({ folder }: Clone): Map<string, number> {
  const dir = join(folder, '.readback', 'run', 'processes');
  const files = readdirSync(dir).filter((name) => name.endsWith('.json'));
  const records = files.map((name) => record.parse(JSON.parse(readFileSync(join(dir, name), 'utf8'))));
  return new Map(records.map(({ name, process }) => [name, process.pid]));
}

const running = (pids: Iterable<number>): number[] => [...pids].filter((pid) => identify(pid) !== undefined);

const privateFile = ({ folder }: Clone, ...path: string[]): unknown => {
  const file = join(folder, '.readback', ...path);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  return JSON.parse(readFileSync(file, 'utf8'));
};

const addressesOf = (one: Clone) =>
  z
    .object({ gatewayUrl: z.url(), desktopUrl: z.url(), databaseUrl: z.string(), uiUrl: z.url() })
    .parse(privateFile(one, 'run', 'addresses.json'));

const report = z.object({
  ok: z.boolean(),
  steps: z.array(z.object({ step: z.string(), held: z.boolean(), saw: z.string().optional() })),
});

test(
  '--once plays customer and human from greeting to farewell, every step holds, and nothing is left running',
  async () => {
    const here = clone();
    const once = here.run([entry, '--once']);
    const code = await once.exited;
    const last = report.parse(JSON.parse(once.output().trimEnd().split('\n').at(-1) ?? ''));
    expect(last.steps.filter(({ held }) => !held)).toEqual([]);
    expect(last.steps.length).toBeGreaterThanOrEqual(15);
    expect(last.ok).toBe(true);
    expect(code).toBe(0);
    expect([...processes(here).keys()]).toEqual([]);
  },
  4 * minutes,
);

describe('a house that stays up', () => {
  const here = clone();
  let first: Run;
  let ports: ReturnType<typeof addressesOf>;

  test(
    'it plays a sample that waits for a human, and says where everything is',
    async () => {
      first = here.run([entry]);
      await first.prints('It waits for a human');
      ports = addressesOf(here);
      for (const url of [ports.gatewayUrl, ports.desktopUrl, ports.uiUrl]) expect(first.output()).toContain(url);
      expect(first.output()).toMatch(/customer .*money back.*AI .*decision .*custody +queue/s);
      expect((await fetch(ports.desktopUrl)).status).toBe(200);
      expect((await fetch(ports.uiUrl)).status).toBe(200);
    },
    4 * minutes,
  );

  test('its secrets are this user’s alone, and stand in nothing that it prints', () => {
    const secrets = z.record(z.string(), z.string().min(32)).parse(privateFile(here, 'secrets.json'));
    for (const secret of [...Object.values(secrets), new URL(ports.databaseUrl).password]) {
      expect(secret.length).toBeGreaterThan(10);
      expect(first.output()).not.toContain(secret);
    }
  });

  test('a second one refuses politely, and says where the first is', async () => {
    const second = here.run([entry]);
    expect(await second.exited).toBe(1);
    expect(second.output()).toContain('already runs in this folder');
    expect(second.output()).toContain(ports.gatewayUrl);
    expect((await fetch(`${ports.gatewayUrl}/ready`)).status).toBe(200);
  });

  test(
    'a customer can write to it from a terminal, and hangs up at the end of the input',
    async () => {
      const chat = here.run(['src/local/chat.ts']);
      chat.child.stdin?.write('where is order 100002?\n');
      await chat.prints(/^AI +.*100002/m);
      chat.child.stdin?.end('I want to talk to a human\n');
      expect(await chat.exited).toBe(0);
      expect(chat.output()).toMatch(/script .*human colleague.*hung up.*has ended/s);
    },
    2 * minutes,
  );

  test(
    'what ends by itself is said and started again, and keeps its address',
    async () => {
      for (const name of ['gateway', 'worker', 'postgres']) {
        const pid = processes(here).get(name);
        if (pid === undefined) throw new Error(`${name} is not recorded`);
        process.kill(pid, 'SIGKILL');
      }
      await Promise.all(
        ['gateway', 'worker', 'PostgreSQL'].flatMap((name) => [
          first.prints(`${name} ended, and nobody asked it to (SIGKILL)`),
          first.prints(`${name} is back`),
        ]),
      );
      expect((await fetch(`${ports.gatewayUrl}/ready`)).status).toBe(200);
      expect(processes(here).size).toBe(7);
    },
    3 * minutes,
  );

  test(
    'after a kill -9 the next start ends what was left, and finds its data and its addresses again',
    async () => {
      const left = [...processes(here).values()];
      expect(running(left)).toHaveLength(7);
      first.child.kill('SIGKILL');
      await first.exited;
      const second = here.run([entry]);
      await second.prints('It waits for a human');
      expect(running(left)).toEqual([]);
      expect(addressesOf(here)).toEqual(ports);
      const ledger = here.run(['src/workers/ledger-cli.ts', 'verify']);
      expect(await ledger.exited).toBe(0);
      // Both samples and the chat.
      expect(ledger.output()).toMatch(/"conversations":3/);
      first = second;
    },
    4 * minutes,
  );

  test(
    'Ctrl-C stops everything in order, and takes its addresses back',
    async () => {
      const pids = [...processes(here).values()];
      first.child.kill('SIGINT');
      expect(await first.exited).toBe(0);
      expect(running(pids)).toEqual([]);
      expect(first.output()).not.toMatch(/stopping .* failed|nobody asked it to/);
      expect(readdirSync(join(here.folder, '.readback', 'run'))).not.toContain('addresses.json');
    },
    minutes,
  );
});

test(
  'Ctrl-C while it is still starting leaves nothing behind, and an interrupted --once has not held',
  async () => {
    const here = clone();
    const once = here.run([entry, '--once']);
    await once.prints('starting ');
    once.child.kill('SIGINT');
    expect(await once.exited).not.toBe(0);
    const again = here.run([entry, '--help']);
    expect(await again.exited).toBe(2);
    expect(running(processes(here).values())).toEqual([]);
  },
  2 * minutes,
);

test('a mistake in the settings is told by its name before anything starts', async () => {
  const here = clone();
  const broken = here.run([entry], { READBACK_ORIGINS: 'no address' });
  expect(await broken.exited).toBe(1);
  expect(broken.output()).toContain('READBACK_ORIGINS');
  expect(broken.output()).not.toContain('runs at');
});
