import { SignJWT, UnsecuredJWT } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { tokensBy } from '../../src/desktop/server/tokens.ts';
import { provider, serveKeys } from './provider.ts';
import { cookieOf, useDesk } from './support.ts';

const [ours, theirs] = await Promise.all([provider(), provider()]);
const desk = useDesk({ tokens: ours.settings });
const roles = ours.settings.claims.roles;
const log = () => {};

const signIn = (token: string) => desk.ask('POST', '/api/session', { body: { token } });
const asking = (token: string, more: Record<string, string> = {}) =>
  desk.ask('GET', '/api/session', { headers: { authorization: `Bearer ${token}`, ...more } });

test('a token opens a session that says who, by what name and in which role, and lives no longer than the token', async () => {
  const reply = await signIn(await ours.token({}, { lives: 300 }));
  expect(reply).toMatchObject({ status: 200, body: { agent: 'ana', name: 'Ana Ruiz', role: 'agent' } });
  const [, seconds] = /Max-Age=(\d+)/.exec(String(reply.headers['set-cookie'])) ?? [];
  expect(Number(seconds)).toBeGreaterThan(290);
  expect(Number(seconds)).toBeLessThanOrEqual(300);
  const who = await desk.ask('GET', '/api/session', { cookie: cookieOf(reply) });
  expect(who.body).toEqual({ agent: 'ana', name: 'Ana Ruiz', role: 'agent' });
});

test('it may stand in the header as well, and with it in every request no session is needed', async () => {
  const headers = { authorization: `Bearer ${await ours.token()}` };
  expect((await desk.ask('POST', '/api/session', { headers })).body).toMatchObject({ agent: 'ana' });
  expect((await desk.ask('GET', '/api/conversations', { headers })).status).toBe(200);
});

test('a token that is sent decides alone: a cookie beside a bad one counts for nothing', async () => {
  const cookie = cookieOf(await signIn(await ours.token()));
  const headers = { authorization: `Bearer ${await theirs.token()}` };
  expect(await desk.ask('GET', '/api/session', { cookie, headers })).toMatchObject({ status: 401 });
});

test('the page is told how one signs in; a name alone opens nothing here', async () => {
  expect((await desk.ask('GET', '/api/sign-in')).body).toEqual({ local: false, token: true });
  const reply = await desk.ask('POST', '/api/session', { body: { name: 'Ana' } });
  expect(reply).toMatchObject({ status: 403, body: { code: 'SIGN_IN_OFF' } });
});

const secretKey = new TextEncoder().encode(ours.keySet);
const forged = (alg: string) =>
  new SignJWT({ sub: 'ana', [roles]: ['agent'] })
    .setProtectedHeader({ alg, kid: 'one' })
    .setIssuer(ours.settings.issuer)
    .setAudience(ours.settings.audience)
    .setExpirationTime('5m')
    .sign(secretKey);

test.each([
  ['of another provider with the same name', () => theirs.token(), 'the signature of the token does not match'],
  ['by an unknown key', () => ours.token({}, { kid: 'two' }), 'the token names no key that is known here'],
  ['of another issuer', () => ours.token({}, { issuer: 'https://evil.example/' }), 'claim `iss` of the token'],
  ['for another house', () => ours.token({}, { audience: 'shop' }), 'claim `aud` of the token'],
  ['that has expired', () => ours.token({}, { lives: -60 }), 'the token has expired'],
  ['that never ends', () => ours.token({}, { lives: 'for ever' }), 'claim `exp` is missing'],
  ['that is not valid yet', () => ours.token({}, { startsIn: 60 }), 'claim `nbf` of the token'],
  ['signed with the public key as a secret', () => forged('HS256'), 'an algorithm that is not accepted'],
  ['without a signature', async () => new UnsecuredJWT({ sub: 'ana' }).encode(), 'signed'],
  ['that is no token', async () => 'ana', 'this is not a signed JSON Web Token'],
  ['that names nobody', () => ours.token({ sub: '' }), 'claim `sub` has to name the agent'],
  ['whose agent is no id', () => ours.token({ sub: 'ana ruiz' }), 'claim `sub` has to name the agent'],
])('a token %s is refused with a sentence, at the door and as a session', async (_what, make, sentence) => {
  const token = await make();
  for (const reply of [await asking(token), await signIn(token)]) {
    expect(reply).toMatchObject({ status: 401, body: { code: 'TOKEN_INVALID' } });
    expect(reply.body.message).toContain(sentence);
    expect(reply.headers['set-cookie']).toBeUndefined();
  }
});

test('clocks may be apart a little, which lengthens no session', async () => {
  expect((await asking(await ours.token({}, { lives: -3 }))).status).toBe(200);
  expect((await asking(await ours.token({}, { startsIn: 3 }))).status).toBe(200);
  expect((await signIn(await ours.token({}, { lives: -3 }))).body).toMatchObject({ code: 'TOKEN_INVALID' });
});

test.each([
  [['agent'], 'agent'],
  ['agent offline_access', 'agent'],
  [['agent', 'supervisor'], 'supervisor'],
])('roles %j make a %s', async (named, role) => {
  expect((await asking(await ours.token({ [roles]: named }))).body).toMatchObject({ role });
});

test.each([[[]], [['admin']], [undefined], [{ agent: true }]])('roles %j open nothing', async (named) => {
  const token = await ours.token({ [roles]: named });
  expect(await asking(token)).toMatchObject({ status: 403, body: { code: 'ROLE_REFUSED' } });
  expect(await signIn(token)).toMatchObject({ status: 403, body: { code: 'ROLE_REFUSED' } });
});

test('without a name of their own an agent goes by their id', async () => {
  expect((await asking(await ours.token({ name: ' ' }))).body).toMatchObject({ agent: 'ana', name: 'ana' });
});

test('a service speaks for an agent whom it names and its token names too, and has no session', async () => {
  const service = { sub: 'dialer', [roles]: ['service', 'agent'], may: { speak_for: ['bo', 'li-雷'] } };
  const token = await ours.token(service);
  expect((await asking(token, { 'readback-agent': 'bo' })).body).toEqual({ agent: 'bo', name: 'bo', role: 'service' });
  const encoded = encodeURIComponent('li-雷');
  expect((await asking(token, { 'readback-agent': encoded })).body).toMatchObject({ agent: 'li-雷' });
  for (const headers of [{}, { 'readback-agent': 'ana' }, { 'readback-agent': '*' }, { 'readback-agent': '%' }])
    expect(await asking(token, headers)).toMatchObject({ status: 403, body: { code: 'AGENT_REFUSED' } });
  expect(await signIn(token)).toMatchObject({ status: 403, body: { code: 'ROLE_REFUSED' } });
});

test('only the token can widen for whom a service speaks; and for a person the header says nothing', async () => {
  const wide = await ours.token({ sub: 'dialer', [roles]: 'service', may: { speak_for: '*' } });
  expect((await asking(wide, { 'readback-agent': 'ana' })).body).toMatchObject({ agent: 'ana', role: 'service' });
  for (const named of ['*', 'ana%20ruiz', 'x'.repeat(129)])
    expect((await asking(wide, { 'readback-agent': named })).body).toMatchObject({ code: 'AGENT_REFUSED' });
  expect((await asking(await ours.token(), { 'readback-agent': 'bo' })).body).toMatchObject({ agent: 'ana' });
});

test('no page of another origin gets in with a token', async () => {
  const headers = { authorization: `Bearer ${await ours.token()}`, origin: 'https://evil.example' };
  expect(await desk.ask('GET', '/api/conversations', { headers })).toMatchObject({ status: 403 });
  expect(await desk.ask('POST', '/api/session', { headers })).toMatchObject({ status: 403 });
});

test('keys are had from an address once, not for every token, and a token of a strange key asks no further for a while', async () => {
  const keys = await serveKeys(() => ours.keySet);
  onTestFinished(() => void keys.stop());
  const tokens = tokensBy({ ...ours.settings, keys: { url: keys.url } }, log);
  for (const _ of [1, 2, 3]) expect(await tokens.read(await ours.token())).toMatchObject({ agent: 'ana' });
  expect(await tokens.read(await ours.token({}, { kid: 'two' }))).toMatchObject({ code: 'TOKEN_INVALID' });
  expect(keys.asked()).toBe(1);
});

test('keys that cannot be had are our trouble, not the token’s: the same may be sent again', async () => {
  let there: string | undefined;
  const keys = await serveKeys(() => there);
  onTestFinished(() => void keys.stop());
  const told: string[] = [];
  const tokens = tokensBy({ ...ours.settings, keys: { url: keys.url } }, (what) => told.push(what));
  const token = await ours.token();
  expect(await tokens.read(token)).toMatchObject({ code: 'UNAVAILABLE' });
  expect(told).toEqual(['the keys that verify tokens cannot be had']);
  there = ours.keySet;
  expect(await tokens.read(token)).toMatchObject({ agent: 'ana' });
});

test('a file that holds no keys is told at the start', () => {
  const keys = { file: import.meta.filename };
  expect(() => tokensBy({ ...ours.settings, keys }, log)).toThrow('READBACK_TOKEN_KEYS');
});
