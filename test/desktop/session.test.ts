import { expect, test } from 'vitest';
import { agentOf, sessions } from '../../src/desktop/server/session.ts';
import { cookieOf, secret, useDesk } from './support.ts';

const desk = useDesk();

test('signing in by name gives a cookie that scripts cannot read and other sites cannot send', async () => {
  const reply = await desk.ask('POST', '/api/session', { body: { name: ' Ana López ' } });
  expect(reply.status).toBe(200);
  expect(reply.body).toEqual({ agent: 'ana-lópez', name: 'Ana López' });
  const cookie = String(reply.headers['set-cookie']);
  expect(cookie).toContain('HttpOnly');
  expect(cookie).toContain('SameSite=Strict');
  const who = await desk.ask('GET', '/api/session', { cookie: cookieOf(reply) });
  expect(who.body).toEqual({ agent: 'ana-lópez', name: 'Ana López' });
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

test.each([
  ['GET', '/api/session'],
  ['GET', '/api/conversations'],
  ['GET', '/api/conversations/c1/packet'],
  ['GET', '/api/conversations/c1/transcript'],
  ['POST', '/api/conversations/c1/accept'],
  ['POST', '/api/conversations/c1/read-back'],
  ['POST', '/api/conversations/c1/reply'],
  ['POST', '/api/conversations/c1/resolve'],
  ['POST', '/api/conversations/c1/hand-back'],
])('%s %s needs a session', async (method, path) => {
  const reply = await desk.ask(method, path, method === 'POST' ? { body: {} } : {});
  expect(reply).toMatchObject({ status: 401, body: { code: 'NOT_SIGNED_IN' } });
});

test('signing out takes the cookie back', async () => {
  const reply = await desk.ask('DELETE', '/api/session', { cookie: await desk.signedIn() });
  expect(reply.status).toBe(204);
  expect(String(reply.headers['set-cookie'])).toContain('Max-Age=0');
});

test('a session that was altered, signed with another secret or is over, is none', () => {
  let now = 0;
  const ours = sessions(secret, () => now);
  const cookie = ours.open('Ana', false)?.cookie.split(';')[0] ?? '';
  expect(ours.read(`other=1; ${cookie}; more=2`)).toEqual({ agent: 'ana', name: 'Ana' });
  const [payload = '', signature = ''] = cookie.slice('readback_session='.length).split('.');
  const forged = Buffer.from(Buffer.from(payload, 'base64url').toString().replaceAll('ana', 'eve')).toString(
    'base64url',
  );
  expect(ours.read(`readback_session=${forged}.${signature}`)).toBeUndefined();
  expect(ours.read(`readback_session=${payload}.`)).toBeUndefined();
  expect(ours.read('readback_session=')).toBeUndefined();
  expect(ours.read(undefined)).toBeUndefined();
  expect(sessions(`${secret}!`, () => now).read(cookie)).toBeUndefined();
  now = 12 * 60 * 60 * 1000;
  expect(ours.read(cookie)).toBeUndefined();
});

test('the same name is the same agent however it is written, and another name is another agent', () => {
  expect(agentOf('Ana  Ruiz')).toBe(agentOf('ana-RUIZ'));
  expect(agentOf('Ana Ruiz')).not.toBe(agentOf('Anar Uiz'));
  expect(agentOf('李雷')).toBe('李雷');
});
