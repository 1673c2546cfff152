import { expect, test } from 'vitest';
import { noHelp } from '../../../src/policy/readers/no-help.ts';
import { readBy } from '../../support/reading.ts';

test.each([
  "That didn't help",
  'it did not work',
  "That doesn't work either",
  'It is still not working',
  "I still can't log in",
  'Same error again',
  "That's not what I asked",
  'I already told you that',
  'Nothing works',
  'We are going round in circles',
  "You don't understand",
  'Das hat mir nicht geholfen',
  'Es geht immer noch nicht',
  'Das habe ich schon versucht',
  'Ça ne marche toujours pas',
  "Ça n'a pas aidé",
  'Eso no funcionó',
  'Sigue igual',
  'Non ha funzionato',
  'Isso não funcionou',
  'Dat helpt niet',
  'Nadal nie działa',
  'İşe yaramadı',
  'Это не помогло',
  'هذا لم يساعدني',
  '解決しません',
  '还是不行',
])('read: %s', (text) => {
  expect(readBy(noHelp, text)).toEqual([
    { type: 'no_help', turnId: 't1', phrase: expect.stringMatching(/^no_help\.\d+$/) },
  ]);
});

test.each([
  'My tent does not work',
  'The zip is broken',
  'My order did not arrive',
  'That helped, thank you',
  'It works now',
  'Can you help me?',
  'Mein Zelt funktioniert nicht',
  'Mon colis n’est pas arrivé',
  'Mi pedido no llegó',
  'Мой заказ не пришел',
  '我的包裹没有到',
])('how a matter begins, or ends well: %s', (text) => {
  expect(readBy(noHelp, text)).toEqual([]);
});

test('said in several ways it is one piece of evidence', () => {
  expect(readBy(noHelp, "That didn't help. Nothing works! Still not working, same error again.")).toHaveLength(1);
});
