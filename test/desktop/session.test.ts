import { expect, test } from 'vitest';
import { agentOf, sessions } from '../../src/desktop/server/session.ts';
import { cookieOf, secret, useDesk } from './support.ts';

const desk = useDesk();

test('signing in by name gives a cookie that scripts cannot read and other sites cannot send', async () => {
  const reply = await desk.ask('POST', '/api/session', { body: { name: ' Ana López ' } });
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({ agent: 'ana-lópez', name: 'Ana López', role: 'agent' });
  const cookie = String(reply.headers['set-cookie']);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
  const who = await desk.ask('GET', '/api/session', { cookie: cookieOf(reply) });
  expect(who.body).toEqual({ agent: 'ana-lópez', name: 'Ana López', role: 'agent' });
});

test.each([
  ['', 'field `name`: is empty'],
  ['   ', 'field `name`: is empty'],
  ['!?', 'field `name`: has neither letter nor digit'],
  ['x'.repeat(61), 'field `name`: has at most 60 characters'],
])('a name like %j is refused with a sentence that names the field', async (name, message) => {
  const reply = await desk.ask('POST', '/api/session', { body: { name } });
  expect(reply).toMatchObject({ status: 400, body: { code: 'FIELD_INVALID', message } });
});

test('whoever signs in by name says in which role; a service is no person', async () => {
  expect((await desk.ask('GET', '/api/sign-in')).body).toEqual({ local: true, token: false });
  const sam = await desk.ask('POST', '/api/session', { body: { name: 'Sam', role: 'supervisor' } });
  expect(sam.body).toEqual({ agent: 'sam', name: 'Sam', role: 'supervisor' });
  expect((await desk.ask('GET', '/api/overview', { cookie: cookieOf(sam) })).status).toBe(200);
  expect((await desk.ask('GET', '/api/overview', { cookie: await desk.signedIn() })).body).toMatchObject({
    code: 'ROLE_REFUSED',
  });
  const service = await desk.ask('POST', '/api/session', { body: { name: 'Sam', role: 'service' } });
  expect(service).toMatchObject({ status: 400, body: { code: 'FIELD_INVALID' } });
});

test('where no keys are named a token opens nothing', async () => {
  const reply = await desk.ask('POST', '/api/session', { body: { token: 'a.b.c' } });
  expect(reply).toMatchObject({ status: 403, body: { code: 'SIGN_IN_OFF' } });
  const headers = { authorization: 'Bearer a.b.c' };
  expect((await desk.ask('GET', '/api/session', { headers })).body).toMatchObject({ code: 'NOT_SIGNED_IN' });
});

test('signing out takes the cookie back', async () => {
  const reply = await desk.ask('DELETE', '/api/session', { cookie: await desk.signedIn() });
  expect(reply.status).toBe(204);
  expect(String(reply.headers['set-cookie'])).toContain('Max-Age=0');
});

test('a session that was altered, signed with another secret or is over, is none', () => {
  let now = 0;
  const ours = sessions(secret, () => now);
  const ana = { agent: 'ana', name: 'Ana', role: 'agent' } as const;
  const cookie = ours.open(ana, { by: 'name', secure: false })?.split(';')[0] ?? '';
  expect(ours.read(`other=1; ${cookie}; more=2`)).toMatchObject(ana);
  const [payload = '', signature = ''] = cookie.slice('readback_session='.length).split('.');
  const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replaceAll('ana', 'eve')).toString(
    'base64url',
  );
  expect(ours.read(`readback_session=${forged}.${signature}`)).toBeUndefined();
  expect(ours.read(`readback_session=${payload}.`)).toBeUndefined();
  expect(ours.read('readback_session=')).toBeUndefined();
  expect(ours.read(undefined)).toBeUndefined();
  expect(sessions(`${secret}!`, () => now).read(cookie)).toBeUndefined();
  // Where a name alone signs nobody in any more, a cookie from when it did is none.
  expect(sessions(secret, () => now, false).read(cookie)).toBeUndefined();
  now = 12 * 60 * 60 * 1000;
  expect(ours.read(cookie)).toBeUndefined();
});

test('a session by token lives no longer than the token, and over TLS only its cookie goes over TLS alone', () => {
  let now = 0;
  const ours = sessions(secret, () => now, false);
  const ana = { agent: 'ana', name: 'Ana', role: 'supervisor' } as const;
  const cookie = ours.open(ana, { by: 'token', secure: true, expires: 90_000 }) ?? '';
  expect(cookie).toMatch(/; Max-Age=90; .*; Secure$/);
  expect(ours.read(cookie)).toMatchObject(ana);
  now = 90_000;
  expect(ours.read(cookie)).toBeUndefined();
  expect(ours.open(ana, { by: 'token', secure: true, expires: 90_000 })).toBeUndefined();
});

test('the same name is the same agent however it is written, and another name is another agent', () => {
  expect(agentOf('Ana  Ruiz')).toBe(agentOf('ana-RUIZ'));
  expect(agentOf('Ana Ruiz')).not.toBe(agentOf('Anar Uiz'));
  expect(agentOf('李雷')).toBe('李雷');
});
