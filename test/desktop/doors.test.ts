import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { useDesk } from './support.ts';

const desk = useDesk();

const foreign = [
  'http://evil.example',
  // Another program on the same machine, and another scheme's page, are other origins.
  'http://127.0.0.1:1',
  'http://localhost',
  'null',
  'file://',
];

test.each(foreign)('a request from a page of %s is refused, with a session too', async (origin) => {
  const cookie = await desk.signedIn();
  for (const [method, path] of [
    ['GET', '/api/conversations'],
    ['GET', '/'],
    ['POST', '/api/session'],
    ['DELETE', '/api/session'],
  ] as const) {
    const reply = await desk.ask(method, path, { cookie, headers: { origin } });
    expect(reply).toMatchObject({ status: 403, body: { code: 'ORIGIN_REFUSED' } });
  }
});

test('the port of another origin on the same name does not pass for ours', async () => {
  const { host } = new URL(desk.url);
  const reply = await desk.ask('GET', '/', { headers: { origin: `http://${host}0` } });
  expect(reply.status).toBe(403);
});

test('a script or image of another site is refused even where the browser sends no Origin', async () => {
  const cookie = await desk.signedIn();
  const cross = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' };
  expect((await desk.ask('GET', '/api/conversations', { cookie, headers: cross })).status).toBe(403);
  const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
  expect((await desk.ask('GET', '/', { headers: link })).status).toBe(200);
});

test('a request from our own page passes, under each of our names', async () => {
  const { port } = new URL(desk.url);
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`]) {
    const headers = { host, origin: `http://${host.toLowerCase()}` };
    expect((await desk.ask('GET', '/', { headers })).status).toBe(200);
  }
});

test.each(['evil.example', 'evil.example:80', '127.0.0.1'])('a Host header of %j is not ours', async (host) => {
  const reply = await desk.ask('GET', '/', { headers: { host } });
  expect(reply).toMatchObject({ status: 403, body: { code: 'ORIGIN_REFUSED' } });
});

test('a socket from a foreign page is refused on loopback too, and one without a session as well', async () => {
  const cookie = await desk.signedIn();
  const { host } = new URL(desk.url);
  for (const origin of foreign) expect(await refusedWith({ cookie, origin })).toBe(403);
  expect(await refusedWith({ cookie, host: 'evil.example' })).toBe(403);
  expect(await refusedWith({ origin: `http://${host}` })).toBe(401);
  expect(await refusedWith({})).toBe(401);
  expect(await refusedWith({ cookie, origin: `http://${host}` })).toBe('opened');
  expect(await refusedWith({ cookie })).toBe('opened');
});

async function refusedWith(headers: Record<string, string>): Promise<number | 'opened'> {
  const socket = new WebSocket(`${desk.url.replace('http', 'ws')}/api/live`, { headers });
  const answer = await Promise.race([
    once(socket, 'open').then(() => 'opened' as const),
    once(socket, 'unexpected-response').then(([, response]): number => response.statusCode),
  ]);
  socket.on('error', () => {});
  socket.terminate();
  return answer;
}

test('the page runs no script but its own and is framed by nobody', async () => {
  const page = await desk.ask('GET', '/');
  const policy = String(page.headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(page.body).not.toMatch(/<script(?![^>]*src=)|style=|onload=|https?:\/\//);
});

test('script and style are named by their content, kept for ever, and complete', async () => {
  const page = await desk.ask('GET', '/');
  const paths = [...String(page.body).matchAll(/"(\/assets\/[^"]+)"/g)].flatMap(([, path]) => path ?? []);
  expect(paths).toHaveLength(2);
  for (const path of paths) {
    expect(path).toMatch(/-[A-Z0-9]{8}\.(js|css)$/);
    const asset = await desk.ask('GET', path);
    expect(asset.status).toBe(200);
    expect(asset.headers['cache-control']).toContain('immutable');
    expect(asset.body).not.toMatch(/(src|href|url\()["'(]?https?:/);
  }
});
