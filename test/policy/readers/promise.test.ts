import { expect, test } from 'vitest';
import { promise } from '../../../src/policy/readers/promise.ts';
import { readBy } from '../../support/reading.ts';

test.each([
  ['human', "I'll transfer you to a colleague now"],
  ['human', 'I will connect you with our billing team'],
  ['human', "I'm transferring you now"],
  ['human', 'Let me put you through'],
  ['human', 'I have escalated your case'],
  ['human', 'A colleague will be with you shortly'],
  ['human', 'You will be transferred to an agent'],
  ['human', 'Ich verbinde Sie jetzt mit einem Kollegen'],
  ['human', 'Je vous transfère à un conseiller'],
  ['human', 'Le comunico con un agente'],
  ['human', 'La metto in contatto con un operatore'],
  ['human', 'Vou transferir você para um atendente'],
  ['human', 'Ik verbind u door'],
  ['human', 'Połączę pana z konsultantem'],
  ['human', 'Sizi bir temsilciye bağlıyorum'],
  ['human', 'Перевожу вас на оператора'],
  ['human', 'سأقوم بتحويلك الآن'],
  ['human', '担当者におつなぎします'],
  ['human', '我为您转接'],
  ['callback', 'We will contact you shortly'],
  ['callback', "I'll call you back tomorrow"],
  ['callback', 'Someone will get back to you'],
  ['callback', 'Your callback has been scheduled'],
  ['callback', 'Wir rufen Sie zurück'],
  ['callback', 'Nous vous rappellerons'],
  ['callback', 'Nos pondremos en contacto'],
  ['callback', 'La ricontatteremo'],
  ['callback', 'Entraremos em contato'],
  ['callback', 'We bellen u terug'],
  ['callback', 'Oddzwonimy'],
  ['callback', 'Sizi arayacağız'],
  ['callback', 'С вами свяжутся'],
  ['callback', 'سنتصل بك'],
  ['callback', '折り返しお電話します'],
  ['callback', '我们会尽快联系您'],
  ['other', "I'll make sure that it arrives"],
  ['other', 'I personally guarantee it'],
  ['other', 'You have my word'],
  ['other', "I'll keep you posted"],
  ['other', 'Das garantiere Ihnen'],
  ['other', 'Je vous promets que ça marche'],
  ['other', 'Le aseguro que llegará'],
  ['other', 'Le prometto che arriva'],
  ['other', 'Ik beloof het'],
  ['other', 'Вам обещаю'],
  ['other', '我保证'],
])('%s: %s', (what, text) => {
  expect(readBy(promise, text)).toEqual([{ type: 'promised', turnId: 't1', what }]);
});

test.each([
  'Would you like me to transfer you to a colleague?',
  'Shall I connect you with someone?',
  'I can transfer you if you like',
  'Your parcel was transferred to the carrier',
  'I will look up your order',
  'Can I call you by your first name?',
  'Please contact the carrier',
  'Möchten Sie mit einem Kollegen sprechen?',
  'Souhaitez-vous parler à un conseiller ?',
  '¿Quiere hablar con un agente?',
  'Соединить вас с оператором?',
  '需要转人工吗？',
])('an offer or plain news promises nothing: %s', (text) => {
  expect(readBy(promise, text)).toEqual([]);
});

test('of several promises the one of a human counts, for it is made true', () => {
  const text = 'You have my word. We will contact you shortly. I am transferring you now.';
  expect(readBy(promise, text)).toEqual([{ type: 'promised', turnId: 't1', what: 'human' }]);
  expect(readBy(promise, 'You have my word. We will contact you shortly.')).toMatchObject([{ what: 'callback' }]);
});
