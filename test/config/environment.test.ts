import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  desktopEnvironment,
  gatewayEnvironment,
  ledgerEnvironment,
  workerEnvironment,
} from '../../src/config/environment.ts';
import { ConfigError } from '../../src/config/problem.ts';

const database = 'postgres://readback:hunter2@127.0.0.1:5432/readback';
const token = 'a-token-of-enough-characters';
const worker = {
  DATABASE_URL: database,
  OPENAI_API_KEY: 'key',
  OPENAI_MODEL: 'scripted',
  READBACK_BACKEND_URL: 'http://127.0.0.1:7001/',
  READBACK_STREAM_TOKEN: token,
};
const gateway = { DATABASE_URL: database, READBACK_STREAM_TOKEN: token };
const desktop = { DATABASE_URL: database, READBACK_SESSION_SECRET: 'x'.repeat(32) };

function problems(read: () => unknown): readonly string[] {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the environment was accepted');
}

describe('what is not told has a default on loopback', () => {
  test('the worker', () => {
    expect(workerEnvironment(worker)).toMatchObject({
      temporal: { address: '127.0.0.1:7233', namespace: 'default', tls: false },
      host: '127.0.0.1',
      model: { baseURL: 'https://api.openai.com/v1', apiKey: 'key', model: 'scripted' },
      backends: { '*': 'http://127.0.0.1:7001' },
      streamUrls: [],
    });
  });

  test('the agent folder is the one of this project', () => {
    expect(existsSync(workerEnvironment(worker).agentDir)).toBe(true);
  });

  test('the gateway and the desktop', () => {
    expect(gatewayEnvironment(gateway)).toMatchObject({ host: '127.0.0.1', stream: { host: '127.0.0.1', token } });
    expect(desktopEnvironment(desktop)).toMatchObject({ host: '127.0.0.1', origins: [] });
  });
});

test('a CRM is joined where it is named', () => {
  expect(workerEnvironment(worker)).not.toHaveProperty('crm');
  expect(
    workerEnvironment({ ...worker, READBACK_CRM_URL: 'https://crm.example', READBACK_CRM_TOKEN: 'key' }).crm,
  ).toEqual({
    url: 'https://crm.example',
    token: 'key',
  });
});

describe('the model that writes the briefs', () => {
  const briefWriter = (more: object) => workerEnvironment({ ...worker, ...more }).briefWriter;

  test('not named, there is none', () => {
    expect(briefWriter({ READBACK_BRIEF_BASE_URL: 'http://127.0.0.1:7003/v1' })).toBeUndefined();
  });

  test('named alone, it is with the main model’s provider', () => {
    const main = { baseURL: 'https://api.openai.com/v1', apiKey: 'key' };
    expect(briefWriter({ READBACK_BRIEF_MODEL: 'small' })).toEqual({ ...main, model: 'small' });
  });

  test('it may be anywhere else', () => {
    const there = {
      READBACK_BRIEF_MODEL: 'small',
      READBACK_BRIEF_BASE_URL: 'http://127.0.0.1:7003/v1',
      READBACK_BRIEF_API_KEY: 'its own',
    };
    expect(briefWriter(there)).toEqual({ baseURL: 'http://127.0.0.1:7003/v1', apiKey: 'its own', model: 'small' });
  });
});

describe('how agents sign in', () => {
  const keys = {
    READBACK_TOKEN_KEYS: 'https://id.example/keys',
    READBACK_TOKEN_ISSUER: 'https://id.example/',
    READBACK_TOKEN_AUDIENCE: 'readback',
  };
  const signIn = (more: object) => desktopEnvironment({ ...desktop, ...more });

  test('with no keys named, by name alone', () => {
    expect(signIn({})).toMatchObject({ localSignIn: true });
    expect(signIn({})).not.toHaveProperty('tokens');
  });

  test('with keys, by token alone, unless told otherwise', () => {
    const claims = { agent: 'sub', name: 'name', roles: 'roles', agents: 'agents' };
    const tokens = { keys: { url: keys.READBACK_TOKEN_KEYS }, issuer: 'https://id.example/', audience: 'readback' };
    expect(signIn(keys)).toMatchObject({ localSignIn: false, tokens: { ...tokens, claims } });
    expect(signIn({ ...keys, READBACK_LOCAL_SIGN_IN: 'yes' }).localSignIn).toBe(true);
    expect(
      signIn({ ...keys, READBACK_TOKEN_KEYS: '/etc/keys.json', READBACK_TOKEN_CLAIM_AGENT: 'email' }),
    ).toMatchObject({ tokens: { keys: { file: '/etc/keys.json' }, claims: { ...claims, agent: 'email' } } });
  });

  test('keys count for nothing without an issuer and an audience, and somebody must be able to sign in', () => {
    expect(problems(() => signIn({ READBACK_TOKEN_KEYS: '/etc/keys.json' }))).toEqual([
      'READBACK_TOKEN_ISSUER: is not set',
      'READBACK_TOKEN_AUDIENCE: is not set',
    ]);
    expect(problems(() => signIn({ READBACK_LOCAL_SIGN_IN: 'no' }))).toContain('READBACK_TOKEN_KEYS: is not set');
  });

  test.each(['http://id.example/keys', 'ftp://id.example/keys', 'http://localhost.evil.example/keys'])(
    'keys from %s are refused: they could be exchanged on the way',
    (READBACK_TOKEN_KEYS) => {
      expect(problems(() => signIn({ ...keys, READBACK_TOKEN_KEYS }))).toEqual([
        'READBACK_TOKEN_KEYS: must be an https URL, or a file, of a JSON Web Key Set',
      ]);
    },
  );
});

test('an empty variable counts as unset', () => {
  expect(workerEnvironment({ ...worker, TEMPORAL_ADDRESS: '', TEMPORAL_API_KEY: '' }).temporal).toEqual({
    address: '127.0.0.1:7233',
    namespace: 'default',
    tls: false,
  });
});

test('an API key of Temporal turns TLS on, unless told otherwise', () => {
  const withKey = { ...worker, TEMPORAL_API_KEY: 'key' };
  expect(workerEnvironment(withKey).temporal).toMatchObject({ apiKey: 'key', tls: true });
  expect(workerEnvironment({ ...withKey, TEMPORAL_TLS: 'false' }).temporal.tls).toBe(false);
});

test('backends can have an address each', () => {
  const READBACK_BACKEND_URL = 'orders=http://a.example, payments=https://b.example/api/';
  expect(workerEnvironment({ ...worker, READBACK_BACKEND_URL }).backends).toEqual({
    orders: 'http://a.example',
    payments: 'https://b.example/api',
  });
});

test('several gateways stand as a list', () => {
  const READBACK_STREAM_URLS = 'ws://127.0.0.1:1, ws://127.0.0.1:2';
  expect(workerEnvironment({ ...worker, READBACK_STREAM_URLS }).streamUrls).toEqual([
    'ws://127.0.0.1:1',
    'ws://127.0.0.1:2',
  ]);
});

describe('what does not fit is refused by name', () => {
  test('every missing variable at once', () => {
    expect(problems(() => workerEnvironment({}))).toEqual([
      'DATABASE_URL: is not set',
      'OPENAI_API_KEY: is not set',
      'OPENAI_MODEL: is not set',
      'READBACK_BACKEND_URL: is not set',
      'READBACK_STREAM_TOKEN: is not set',
    ]);
  });

  test.each([
    ['TEMPORAL_ADDRESS', 'localhost', /must be host:port/],
    ['TEMPORAL_TLS', 'maybe', /must be true or false/],
    ['DATABASE_URL', 'mysql://x', /postgres/],
    ['OPENAI_BASE_URL', 'localhost:1234', /http/],
    ['READBACK_BACKEND_URL', 'orders', /name=URL/],
    ['READBACK_BACKEND_URL', 'orders=http://a,orders=http://b', /name=URL/],
    ['READBACK_STREAM_URLS', 'http://a.example', /ws:/],
    ['READBACK_STREAM_TOKEN', 'short', /at least 16 characters/],
  ])('%s=%s', (name, value, expected) => {
    const [problem = ''] = problems(() => workerEnvironment({ ...worker, [name]: value }));
    expect(problem).toMatch(expected);
    expect(problem.startsWith(name)).toBe(true);
  });

  test.each(['-1', '65536', 'http', '80.5'])('port %s', (READBACK_GATEWAY_PORT) => {
    expect(problems(() => gatewayEnvironment({ ...gateway, READBACK_GATEWAY_PORT }))).toEqual([
      'READBACK_GATEWAY_PORT: must be a port from 0 to 65535',
    ]);
  });

  test('a secret never stands in the message', () => {
    const wrong = { DATABASE_URL: 'mysql://readback:hunter2@db', READBACK_SESSION_SECRET: 'hunter2' };
    const told = problems(() => desktopEnvironment(wrong)).join('\n');
    expect(told).toMatch(/at least 32/);
    expect(told).not.toContain('hunter2');
  });
});

test('a command for the ledger alone needs only the database', () => {
  expect(ledgerEnvironment({ DATABASE_URL: database })).toEqual({ databaseUrl: database });
});
