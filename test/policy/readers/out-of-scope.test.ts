import { expect, test } from 'vitest';
import { outOfScope } from '../../../src/policy/readers/out-of-scope.ts';
import { readBy } from '../../support/reading.ts';

test.each([
  "I'm unable to process refunds",
  'I am not able to change that booking',
  'I cannot help with tax questions',
  "I'm not authorized to do that",
  'That is beyond what I can do',
  'This is outside of my scope',
  'There is nothing more I can do',
  "I don't have access to payments",
  'Our policy does not allow that',
  'Dabei kann ich Ihnen leider nicht helfen',
  'Dazu bin ich nicht befugt',
  'Je ne suis pas en mesure de le faire',
  'No puedo ayudarle con eso',
  'Non sono in grado di farlo',
  'Não consigo ajudar com isso',
  'Daar kan ik u niet mee helpen',
  'Nie mogę w tym pomóc',
  'Bu konuda yardımcı olamıyorum',
  'Я не могу вам помочь',
  'لا يمكنني مساعدتك',
  'その件には対応できません',
  '我无法办理',
])('read: %s', (text) => {
  expect(readBy(outOfScope, text)).toEqual([
    { type: 'out_of_scope', turnId: 't1', phrase: expect.stringMatching(/^out_of_scope\.\d+$/) },
  ]);
});

test.each([
  'I cannot find an order with that number',
  'Your order cannot be delivered on Sunday',
  'I can help you with that',
  'Your refund has been issued',
  'The tent is not in stock',
  'Ihre Bestellung ist unterwegs',
  'Votre commande est en route',
  'Su pedido está en camino',
  'Ваш заказ в пути',
  '您的订单已发货',
])('an answer within its limits: %s', (text) => {
  expect(readBy(outOfScope, text)).toEqual([]);
});
