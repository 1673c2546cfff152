import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runSql, testPostgres } from '../support/postgres.ts';
import { provider } from './provider.ts';
import { askAt, cookieOf, secret } from './support.ts';

const entry = fileURLToPath(new URL('../../src/workers/desktop-main.ts', import.meta.url));

function start(env: Record<string, string>): ChildProcess {
  const child = fork(entry, { env: { PATH: process.env.PATH, ...env }, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
}

test('the process is up before PostgreSQL and Temporal are, finds PostgreSQL by itself, and stops when told', async () => {
  const postgres = await testPostgres();
  onTestFinished(() => postgres.stop());
  const there = await postgres.database();
  const name = `readback_late_${randomBytes(6).toString('hex')}`;
  const late = new URL(there);
  late.pathname = `/${name}`;
  const child = start({
    DATABASE_URL: late.href,
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    READBACK_DESKTOP_PORT: '0',
    READBACK_SESSION_SECRET: secret,
  });
  const [{ url }] = await once(child, 'message');
  const cookie = cookieOf(await askAt(url, 'POST', '/api/session', { body: { name: 'Ana' } }));
  const queue = () => askAt(url, 'GET', '/api/conversations', { cookie });
  expect(await queue()).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });

  await runSql(there, `create database ${name}`);
  onTestFinished(async () => {
    await runSql(there, `drop database if exists ${name} with (force)`);
  });
  for (let tries = 0; (await queue()).status !== 200; tries += 1) {
    expect(tries).toBeLessThan(100);
    await setTimeout(100);
  }
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('pointed at an identity provider it takes its tokens, and no name alone', async () => {
  const { settings, token } = await provider();
  const child = start({
    DATABASE_URL: 'postgres://127.0.0.1:1/none',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    READBACK_DESKTOP_PORT: '0',
    READBACK_SESSION_SECRET: secret,
    READBACK_TOKEN_KEYS: 'file' in settings.keys ? settings.keys.file : '',
    READBACK_TOKEN_ISSUER: settings.issuer,
    READBACK_TOKEN_AUDIENCE: settings.audience,
    READBACK_TOKEN_CLAIM_ROLES: settings.claims.roles,
  });
  const [{ url }] = await once(child, 'message');
  const signIn = (body: object) => askAt(url, 'POST', '/api/session', { body });
  expect(await signIn({ name: 'Ana' })).toMatchObject({ status: 403, body: { code: 'SIGN_IN_OFF' } });
  const reply = await signIn({ token: await token({ [settings.claims.roles]: ['supervisor'] }) });
  expect(reply).toMatchObject({ status: 200, body: { agent: 'ana', role: 'supervisor' } });
});

test('a secret that is missing or short is named, and its value is not', async () => {
  const child = start({ DATABASE_URL: 'postgres://127.0.0.1:1/none', READBACK_SESSION_SECRET: 'tiny-secret' });
  const said = child.stderr?.toArray();
  const [code] = await once(child, 'exit');
  const text = Buffer.concat((await said) ?? []).toString();
  expect(code).not.toBe(0);
  expect(text).toContain('READBACK_SESSION_SECRET');
  expect(text).not.toContain('tiny-secret');
});
