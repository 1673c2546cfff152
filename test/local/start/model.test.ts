import { expect, test } from 'vitest';
import { chooseModel } from '../../../src/local/start/model.ts';

test('with nothing set the scripted model answers', () => {
  expect(chooseModel({})).toEqual({ kind: 'scripted' });
  expect(chooseModel({ OPENAI_MODEL: '', OPENAI_API_KEY: '', OPENAI_BASE_URL: '' })).toEqual({ kind: 'scripted' });
});

test('a model with its key is taken, wherever it is', () => {
  expect(chooseModel({ OPENAI_MODEL: 'm', OPENAI_API_KEY: 'k' })).toEqual({ kind: 'real', model: 'm' });
  const elsewhere = { OPENAI_MODEL: 'm', OPENAI_API_KEY: 'k', OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' };
  expect(chooseModel(elsewhere)).toEqual({ kind: 'real', model: 'm' });
});

test('a key alone, which may be there for other programs, is passed over and told', () => {
  expect(chooseModel({ OPENAI_API_KEY: 'k' })).toEqual({
    kind: 'scripted',
    note: expect.stringContaining('OPENAI_MODEL'),
  });
});

test.each([
  [{ OPENAI_MODEL: 'm' }, 'OPENAI_API_KEY'],
  [{ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1' }, 'OPENAI_MODEL and OPENAI_API_KEY'],
  [{ OPENAI_BASE_URL: 'http://127.0.0.1:1/v1', OPENAI_API_KEY: 'k' }, 'OPENAI_MODEL'],
])('half a wish, %o, is refused by the name of what is missing', (env, missing) => {
  expect(() => chooseModel(env)).toThrow(`but not ${missing}.`);
});

test('no message holds the key', () => {
  expect(() => chooseModel({ OPENAI_BASE_URL: 'http://127.0.0.1:1', OPENAI_API_KEY: 'sk-secret' })).not.toThrow('sk-');
});
