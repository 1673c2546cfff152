import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, storable } from '../../src/ledger/canonical.ts';

test('the order in which an object was built does not show', () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: 'x' })).toBe(canonicalJson({ a: 'x', b: [{ c: 2, d: 1 }] }));
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: 'x' })).toBe('{"a":"x","b":[{"c":2,"d":1}]}');
});

test('fields that are undefined are left out', () => {
  expect(canonicalJson({ a: undefined, b: null })).toBe('{"b":null}');
});

test('canonical JSON reads back as the value it was made of', () => {
  fc.assert(
    fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
      const text = canonicalJson(value);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      // -0 is 0 in JSON
      expect(JSON.parse(text)).toEqual(JSON.parse(storable(JSON.stringify(value)).replaceAll('\\u0000', '\ufffd')));
    }),
  );
});

test('what PostgreSQL cannot store becomes the replacement character', () => {
  expect(storable('a\u0000b\ud800c😀')).toBe('a\ufffdb\ufffdc😀');
  expect(canonicalJson({ text: '\u0000\udfff' })).toBe('{"text":"\ufffd\ufffd"}');
});
