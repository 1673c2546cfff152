import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { requestFor } from '../../../src/adapters/http-tools/request.ts';
import type { HttpTool } from '../../../src/adapters/http-tools/row.ts';

const tool = (method: HttpTool['http']['method'], path: string, idempotent = false): HttpTool => ({
  name: 'a_tool',
  description: 'Does something.',
  parameters: { type: 'object' },
  backend: 'orders',
  sideEffect: false,
  idempotent,
  http: { method, path },
  mustReturn: true,
});

const base = 'http://backend.example/api';

test('a GET has its other arguments in the query', () => {
  expect(requestFor(tool('GET', '/orders/{id}'), base, { id: 'a/b', limit: 3, since: null, tags: ['x'] }, 'k')).toEqual(
    {
      url: `${base}/orders/a%2Fb?limit=3&tags=%5B%22x%22%5D`,
      method: 'GET',
      headers: { accept: 'application/json', 'x-request-id': 'k' },
    },
  );
});

test('others have them as a JSON body, and the key where the backend takes one', () => {
  expect(requestFor(tool('POST', '/orders/{id}/notes', true), base, { id: '7', text: 'ü' }, 'k')).toEqual({
    url: `${base}/orders/7/notes`,
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'x-request-id': 'k',
      'idempotency-key': 'k',
    },
    body: '{"text":"ü"}',
  });
});

describe('an argument never leads out of its place in the path', () => {
  test.each(['', '.', '..'])('"%s" makes no request', (id) => {
    expect(requestFor(tool('GET', '/orders/{id}/items'), base, { id }, 'k')).toBeUndefined();
  });

  test('whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        const request = requestFor(tool('GET', '/orders/{id}/items'), base, { id }, 'k');
        if (request === undefined) return;
        const { pathname, search, hash, host } = new URL(request.url);
        expect(pathname.split('/')).toHaveLength(5);
        expect(decodeURIComponent(pathname.split('/')[3] ?? '')).toBe(id);
        expect([search, hash, host]).toEqual(['', '', 'backend.example']);
      }),
    );
  });
});
