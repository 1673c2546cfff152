import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadPolicy } from '../../../src/config/policy-file.ts';
import { readWaiting } from '../../../src/policy/read.ts';

const { phrases } = loadPolicy(fileURLToPath(new URL('../../../agent/policy.yaml', import.meta.url)));
const callsOff = (text: string): boolean =>
  readWaiting({ turnId: 't1', text, earlier: [], offered: false }, phrases).some(({ type }) => type === 'never_mind');

test.each([
  'Never mind.',
  'Oh, nevermind then!',
  'OK forget it',
  "I don't need a human anymore, thanks",
  'Never mind, I found it myself.',
  'I fixed it myself',
  "Cancel the callback, please. It's solved now.",
  'Schon gut, danke.',
  'Das hat sich erledigt.',
  'Laissez tomber.',
  'Ya no hace falta, gracias',
  'Lascia perdere.',
  'Deixa pra lá, obrigado',
  'Laat maar',
  'Nieważne, dziękuję.',
  'Уже не нужно, спасибо',
  'Boş verin',
  '算了',
  'もういいです。',
  'لا داعي',
])('“%s” calls the human off', (text) => expect(callsOff(text)).toBe(true));

test.each([
  'I never mind waiting a little.',
  'Are you still there?',
  "Please don't forget it!",
  'Nobody has fixed it.',
  'Never mind the refund, get me a human.',
  'Forget it, I want to talk to a person now.',
  'Never mind what I said about the jacket and the shoes before, the thing I really want is my money back.',
  'Cancel my order.',
  'Ich brauche mehr Zeit.',
  'Больше не нужно извинений',
  '',
])('“%s” does not', (text) => expect(callsOff(text)).toBe(false));

test('what is written while waiting has its mood, and asks for nothing anew', () => {
  const said = {
    turnId: 't1',
    text: 'This is ridiculous!! I want a human, my lawyer too.',
    earlier: [],
    offered: false,
  };
  expect(readWaiting(said, phrases).map(({ type }) => type)).toEqual(['mood', 'manner']);
});
