import { expect, test } from 'vitest';
import { answer } from '../../../src/policy/readers/answer.ts';
import { readBy } from '../../support/reading.ts';

const said = (text: string, offered = true): boolean | undefined => {
  const [found] = readBy(answer, text, { offered });
  return found?.type === 'answer' ? found.yes : undefined;
};

test.each([
  ['yes'],
  ['Yes, please!'],
  ['yeah'],
  ['Please do'],
  ['please'],
  ['ok'],
  ['Okay, go ahead'],
  ['Sure, why not'],
  ['no problem'],
  ['That would be great'],
  ['Of course'],
  ['Ja, gerne'],
  ['Auf jeden Fall'],
  ["Oui, s'il vous plaît"],
  ["D'accord"],
  ['Sí, por favor'],
  ['Sì, grazie'],
  ['Sim, quero'],
  ['Graag'],
  ['Tak, poproszę'],
  ['Evet lütfen'],
  ['Да, пожалуйста'],
  ['نعم من فضلك'],
  ['はい、お願いします'],
  ['好的'],
])('yes: %s', (text) => {
  expect(said(text)).toBe(true);
});

test.each([
  ['no'],
  ['No, thank you'],
  ['nope'],
  ['ok no'],
  ['Not now'],
  ['of course not'],
  ["I'd rather not"],
  ["don't transfer me"],
  ["I'm fine, thanks"],
  ['Never mind'],
  ["let's keep trying"],
  ['Nein danke'],
  ['Bitte nicht'],
  ['Non merci'],
  ['Pas maintenant'],
  ['Ahora no'],
  ['claro que no'],
  ['Não, obrigado'],
  ['Nee'],
  ['Nie, dziękuję'],
  ['Hayır'],
  ['Нет, не надо'],
  ['لا'],
  ['いいえ、結構です'],
  ['不用'],
])('no: %s', (text) => {
  expect(said(text)).toBe(false);
});

test.each(['What about my refund?', 'My order is 4711', 'I know that it was late', 'How long would that take?'])(
  'neither: %s',
  (text) => {
    expect(said(text)).toBeUndefined();
  },
);

test('what comes first counts: the rest answers something else', () => {
  expect(said('yes, but no more questions')).toBe(true);
  expect(said('no, yes it is mine though')).toBe(false);
  expect(said('The parcel came on Monday and I said yes to the neighbour')).toBeUndefined();
});

test('without an open offer nothing is an answer', () => {
  expect(said('yes', false)).toBeUndefined();
  expect(said('no', false)).toBeUndefined();
});
