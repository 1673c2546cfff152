import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { desktopEnvironment, gatewayEnvironment, workerEnvironment } from '../src/config/environment.ts';
import { searchAttributeList } from '../src/signals/search-attributes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const text = (file: string): string => readFileSync(`${root}${file}`, 'utf8');

const services = z.record(
  z.string(),
  z.object({
    environment: z.record(z.string(), z.string()).default({}),
    ports: z.array(z.string()).default([]),
    command: z.array(z.string()).default([]),
  }),
);
const written = z.object({ services }).parse(parse(text('docker-compose.yml'), { merge: true })).services;

/** What whoever runs it has to set. */
const secrets = {
  TEMPORAL_DB_PASSWORD: 'temporalpassword',
  LEDGER_DB_PASSWORD: 'ledgerpassword',
  READBACK_STREAM_TOKEN: 'a stream token of many characters',
  READBACK_SESSION_SECRET: 'a session secret of very many characters',
  OPENAI_API_KEY: 'key',
  OPENAI_MODEL: 'model',
  READBACK_BACKEND_URL: 'http://backend.example',
} as const;

test('every port is published on loopback only', () => {
  const published = Object.values(written).flatMap(({ ports }) => ports);
  expect(published.length).toBeGreaterThan(3);
  expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
});

test('every secret comes from the environment and has no default', () => {
  const source = text('docker-compose.yml');
  for (const name of Object.keys(secrets)) {
    const uses = source.match(new RegExp(`\\$\\{${name}[^}]*\\}`, 'g')) ?? [];
    expect(uses.length, name).toBeGreaterThan(0);
    expect(uses.filter((use) => use !== `\${${name}:?${name} is not set}`)).toEqual([]);
  }
});

test('every process that is started has its entry file', () => {
  const entries = Object.values(written).flatMap(({ command }) => command.filter((part) => part.endsWith('.ts')));
  expect(entries).toHaveLength(3);
  expect(entries.filter((entry) => !existsSync(`${root}${entry}`))).toEqual([]);
});

test('the namespace job registers exactly the search attributes that conversations write', () => {
  const script = text('temporal-config/namespace.sh');
  const registered = [...script.matchAll(/--name (\w+) --type (\w+)/g)].map(([, name, type]) => [
    name,
    type?.toUpperCase(),
  ]);
  expect(registered).toEqual(searchAttributeList.map(({ name, type }) => [name, type]));
});

const compose = [['docker-compose'], ['docker', 'compose']].find(
  ([program = '', ...args]) => spawnSync(program, [...args, 'version']).status === 0,
);
if (compose === undefined) console.warn('SKIPPED: no docker-compose is here to read docker-compose.yml');

/** Has compose itself read the file, with these variables and nothing else. */
function config(variables: Readonly<Record<string, string>>) {
  const [program = '', ...before] = compose ?? [];
  const args = [...before, '--file', `${root}docker-compose.yml`, 'config'];
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...variables };
  return spawnSync(program, args, { cwd: '/', env, encoding: 'utf8' });
}

describe.skipIf(compose === undefined)('read by compose itself', () => {
  test('the file is well formed, and each process finds in its environment all that it asks for', () => {
    const { status, stdout, stderr } = config(secrets);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const resolved = z.object({ services }).parse(parse(stdout)).services;
    const of = (name: string) => resolved[name]?.environment ?? {};
    expect(workerEnvironment(of('worker')).temporal.address).toBe('temporal:7233');
    expect(gatewayEnvironment(of('gateway')).stream.port).toBe(8082);
    expect(desktopEnvironment(of('desktop')).port).toBe(8081);
    const { streamUrls } = workerEnvironment(of('worker'));
    expect(streamUrls).toEqual([`ws://gateway:${gatewayEnvironment(of('gateway')).stream.port}/words`]);
  });

  test.each(Object.keys(secrets))('without %s it refuses, by that name', (name) => {
    const rest = Object.fromEntries(Object.entries(secrets).filter(([key]) => key !== name));
    const { status, stderr } = config(rest);
    expect(status).not.toBe(0);
    expect(stderr).toContain(`${name} is not set`);
  });
});
