import { tokens } from '../../policy/text/tokens.ts';

/** Words that an answer to the survey is read by, in the languages that a request for a human is heard in. Folded as `tokens` folds. */

const wordsOf = (text: string): readonly string[] => text.split(/\s+/).flatMap((word) => tokens(word));
const set = (text: string): ReadonlySet<string> => new Set(wordsOf(text));

/** One to five, a line for each language. What is an article or a filler somewhere stands in `ones`, or nowhere. */
const counted = `
  one two three four five
  eins zwei drei vier fünf
  uno dos tres cuatro cinco
  uno due tre quattro cinque
  - deux trois quatre cinq
  - dois três quatro cinco
  - twee drie vier vijf
  jeden dwa trzy cztery pięć
  jedna dvě tři čtyři pět
  - två tre fyra fem
  - - tre fire fem
  yksi kaksi kolme neljä viisi
  egy kettő három négy öt
  unu doi trei patru cinci
  - iki üç dört beş
  один два три четыре пять
  один два три чотири п'ять
  ένα δύο τρία τέσσερα πέντε
  satu dua tiga empat lima
  một hai ba bốn năm
  واحد اثنان ثلاثة أربعة خمسة
  אחת שתיים שלוש ארבע חמש
  एक दो तीन चार पांच
  一 二 三 四 五
  하나 둘 셋 넷 다섯
`;

const grades = [1, 2, 3, 4, 5] as const;

export const numberWords: ReadonlyMap<string, (typeof grades)[number]> = new Map(
  counted
    .trim()
    .split('\n')
    .flatMap((line) =>
      line
        .trim()
        .split(/\s+/)
        .flatMap((word, i) => entry(word, grades[i])),
    ),
);

/** A word that comes apart when it is folded stands for nothing by any of its parts. */
function entry(word: string, grade: (typeof grades)[number] | undefined): readonly [string, (typeof grades)[number]][] {
  const [folded, ...more] = tokens(word);
  return folded === undefined || more.length > 0 || grade === undefined ? [] : [[folded, grade]];
}

/** “un 4” is a four, “un” alone is a one. */
export const ones = set('un une una um uma ein eine einen een en ett bir');

/** What the scale is told by: “4 out of 5”, “4 von 5”. */
export const scaleWords = set('of von sur de su van z ze od av af из з fra');

/** What a figure comes with and which says nothing else. */
export const stuffing = set(`
  i id would say give rate it a an the out my is was am im for you please thanks thank ok okay yes well about and very so points point star stars mark
  ich würde sage gebe euch ihnen dir eine einen der die das bitte danke ja also und sehr punkte punkt sterne stern note
  je dirais donne vous le la les merci oui et très points étoiles étoile note s'il plaît
  yo diría doy le les un gracias sí y muy puntos estrellas por favor
  io direi do grazie si e molto punti stelle
  eu diria dou obrigado obrigada sim e muito pontos estrelas
  ik geef zeg het bedankt dank ja en heel punten sterren
  daję dam dziękuję tak i punktów gwiazdek  dávám děkuji ano a bodů hvězd
  jag ger tack och poäng stjärnor jeg giver gir tak takk og stjerner  annan kiitos tähteä adok köszönöm és csillag dau mulțumesc și stele
  veriyorum teşekkürler evet ve puan yıldız  я ставлю спасибо да и баллов балла звезд звезды ставлю дякую так і балів балли
  δίνω ευχαριστώ ναι και αστέρια  saya beri terima kasih ya dan bintang  tôi cho cảm ơn vâng và sao điểm
  شكرا نعم و نجوم نقاط نجمة  תודה כן כוכבים נקודות  धन्यवाद हाँ और अंक सितारे
  分 点 星 颗 顆 个 個 我 给 給 打 谢 謝 です で つ 점 별 개 네 감사합니다 요
`);

/** Which of the two figures is meant. */
export const satisfactionWords = set(
  'satisfaction satisfied zufriedenheit zufrieden satisfaction satisfait satisfaite satisfacción satisfecho satisfecha soddisfazione soddisfatto soddisfatta satisfação satisfeito satisfeita tevredenheid tevreden zadowolenie nöjd tilfreds memnuniyet удовлетворен доволен довольна 满 意 度 満 足',
);
export const effortWords = set(
  'effort aufwand mühe effort esfuerzo sforzo esforço moeite inspanning wysiłek ansträngning besvær indsats çaba усилия усилий 努 力',
);

/** What comes after is a reason, and no part of the figure. */
export const reasonWords = set(
  'because but though although since weil denn aber obwohl parce car mais porque pero aunque perché ma mas omdat maar bo ale protože eftersom men fordi mutta mert de dar çünkü ama потому но бо але karena tapi vì nhưng',
);

const lines = (text: string): readonly string[] =>
  text
    .trim()
    .split('\n')
    .map((line) => ` ${tokens(line).join(' ')} `);

/** Said first when there is more to come. Each stands for itself, between spaces. */
export const moreToCome = lines(`
  one more thing
  one more question
  one more problem
  another question
  another problem
  another thing
  something else
  still not
  still does not
  still doesnt
  i also need
  i need
  i also want
  not solved
  not resolved
  noch eine frage
  noch etwas
  noch ein problem
  noch was
  immer noch nicht
  ich brauche
  nicht gelöst
  encore une question
  une autre question
  autre chose
  toujours pas
  j'ai besoin
  otra pregunta
  una pregunta más
  otra cosa
  otro problema
  todavía no
  necesito
  un'altra domanda
  un'altra cosa
  ancora non
  ho bisogno
  outra pergunta
  mais uma pergunta
  outra coisa
  ainda não
  preciso
  nog een vraag
  nog iets
  nog steeds niet
  jeszcze jedno pytanie
  jeszcze jedno
  bir sorum daha
  başka bir sorun
  ещё вопрос
  ещё один вопрос
  всё ещё не
`);

/** Who thanks for something does not ask for it. */
export const thanksWords = set(
  'thank thanks thx danke dankeschön merci gracias grazie obrigado obrigada bedankt dank dziękuję děkuji tack tak takk kiitos köszönöm mulțumesc teşekkürler спасибо дякую ευχαριστώ شكرا תודה धन्यवाद 谢 謝 ありがとう 감사합니다',
);
