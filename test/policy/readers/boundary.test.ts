import { expect, test } from 'vitest';
import { boundary } from '../../../src/policy/readers/boundary.ts';
import { readBy } from '../../support/reading.ts';

const kindsIn = (text: string): string[] =>
  readBy(boundary, text).flatMap((found) => (found.type === 'boundary' ? [found.kind] : []));

test.each([
  ['vulnerable', 'I just want to die'],
  ['vulnerable', "I don't want to live anymore"],
  ['vulnerable', 'my husband beats me'],
  ['vulnerable', 'Ich will nicht mehr leben'],
  ['vulnerable', "J'ai envie de mourir"],
  ['vulnerable', 'Quiero morirme'],
  ['vulnerable', 'Voglio uccidermi'],
  ['vulnerable', 'Não quero mais viver'],
  ['vulnerable', 'Ik wil dood'],
  ['vulnerable', 'Chcę umrzeć'],
  ['vulnerable', 'Ölmek istiyorum'],
  ['vulnerable', 'Я не хочу больше жить'],
  ['vulnerable', 'أريد أن أموت'],
  ['vulnerable', 'もう死にたいです'],
  ['vulnerable', '我不想活了'],
  ['security', 'My account has been hacked'],
  ['security', 'someone is using my account'],
  ['security', 'I think it was phishing'],
  ['security', 'Mein Konto wurde gehackt'],
  ['security', 'Mon compte a été piraté'],
  ['security', 'Me hackearon la cuenta'],
  ['security', 'Hanno fatto un furto di identità'],
  ['security', 'Minha conta foi invadida'],
  ['security', 'Mijn account is gehackt'],
  ['security', 'Moje konto zostało zhakowane'],
  ['security', 'Hesabım çalındı'],
  ['security', 'Мой аккаунт взломали'],
  ['security', 'تم اختراق حسابي'],
  ['security', 'アカウントが乗っ取られました'],
  ['security', '我的账号被盗了'],
  ['fraud', 'There is a fraudulent charge'],
  ['fraud', "I don't recognize it: two charges I didn't make"],
  ['fraud', 'money was stolen'],
  ['fraud', 'Me robaron la tarjeta'],
  ['fraud', 'Mijn bankpas is gestolen'],
  ['fraud', 'カードを不正利用されました'],
  ['medical', 'I have chest pain'],
  ['medical', 'my son swallowed a battery: call an ambulance'],
  ['medical', 'Sie hatte einen Herzinfarkt'],
  ['medical', 'Elle a fait une réaction allergique'],
  ['medical', 'No puedo respirar'],
  ['medical', 'Ho dei dolori al petto'],
  ['medical', 'Não consigo respirar'],
  ['medical', 'Ik heb pijn op de borst'],
  ['medical', 'Nie mogę oddychać'],
  ['medical', 'Nefes alamıyorum'],
  ['medical', 'У меня боль в груди'],
  ['medical', 'لا أستطيع التنفس'],
  ['medical', '救急車を呼んで'],
  ['medical', '我胸痛'],
  ['legal', 'You will hear from my lawyer'],
  ['legal', "I'll sue you"],
  ['legal', 'I am taking you to court'],
  ['legal', 'Ich rede mit meinem Anwalt'],
  ['legal', 'Je vais porter plainte'],
  ['legal', 'Hablaré con mi abogado'],
  ['legal', 'Procederò per vie legali'],
  ['legal', 'Vou processar vocês'],
  ['legal', 'Ik stap naar mijn advocaat'],
  ['legal', 'Mój prawnik napisze'],
  ['legal', 'Avukatımla görüşeceğim'],
  ['legal', 'Я подам в суд'],
  ['legal', 'سأرفع دعوى'],
  ['legal', '弁護士に相談します'],
  ['legal', '我要起诉你们'],
  ['compliance', 'Delete all of my personal data'],
  ['compliance', 'This is a GDPR request'],
  ['compliance', 'Ich verlange Auskunft nach DSGVO'],
  ['compliance', 'Supprimez toutes mes données'],
  ['compliance', 'Borren todos mis datos'],
  ['compliance', 'Cancellate i miei dati'],
  ['compliance', 'Apaguem meus dados'],
  ['compliance', 'Verwijder mijn gegevens'],
  ['compliance', 'Proszę usunąć moje dane'],
  ['compliance', 'Verilerimi silin'],
  ['compliance', 'Удалите мои данные'],
  ['compliance', 'احذفوا بياناتي'],
  ['compliance', '個人情報を削除してください'],
  ['compliance', '请删除我的个人信息'],
])('%s: %s', (kind, text) => {
  expect(kindsIn(text)).toContain(kind);
});

test.each([
  'I forgot my password',
  'What is the answer to my security question?',
  'I was charged twice for shipping',
  'This is killing me, where is it?',
  "I'm dying to see the new tent",
  'Is it legal to camp there?',
  'Please delete my order',
  'What data plans do you have?',
  'I want to change my address',
  'The court of the hotel is lovely',
  'My heart is set on the blue one',
  'Do you sell first aid kits?',
  'I need the doctor’s bag in red',
  'Ich möchte meine Bestellung löschen',
  'Je veux changer mon mot de passe',
  'He olvidado mi contraseña',
  'Хочу удалить заказ',
  '我想修改地址',
])('an ordinary matter: %s', (text) => {
  expect(kindsIn(text)).toEqual([]);
});

test('every kind that a turn touches is told once, who is in danger first', () => {
  const text = 'My lawyer says sue you: my account was hacked and I want to die, I want to die. My lawyer!';
  expect(kindsIn(text)).toEqual(['vulnerable', 'security', 'legal']);
});

test('names the phrase by list and place', () => {
  expect(readBy(boundary, 'my lawyer')).toEqual([{ type: 'boundary', turnId: 't1', kind: 'legal', phrase: 'legal.0' }]);
});
