import { isBreak } from '../../policy/text/likeness.ts';
import { tokens } from '../../policy/text/tokens.ts';
import type { DayPart, Wish } from './wish.ts';

/**
 * Whether a customer who is to be called back asks for another time, or not to be called at all. A promise moves only for
 * words that are about little else: “it should have come on Monday” moves nothing.
 */
export function hearWish(text: string, now: number): Wish | undefined {
  const words = tokens(text).filter((word) => !isBreak(word));
  if (words.length > wordsMost) return undefined;
  const heard: Heard = { words, at: 0, strange: 0, wish: {}, now };
  while (heard.at < words.length) step(heard);
  const { wish, strange } = heard;
  if (strange > strangeMost || Object.keys(wish).length === 0) return undefined;
  return wish.minutes === undefined ? wish : { ...wish, minutes: meant(wish.minutes, wish.part) };
}

const wordsMost = 16;
/** Words that are neither of time nor of asking: a name, perhaps. */
const strangeMost = 1;

interface Heard {
  readonly words: readonly string[];
  at: number;
  strange: number;
  wish: Wish;
  readonly now: number;
}

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));
const table = <T>(rows: readonly (readonly [string, T])[]): ReadonlyMap<string, T> =>
  new Map(rows.flatMap(([words, value]) => words.split(' ').map((word) => [word, value] as const)));

const days = table<number>([
  ['today heute aujourd aujourdhui hoy oggi', 0],
  ['tomorrow tmrw demain domani manana', 1],
  ['ubermorgen uebermorgen surlendemain', 2],
]);
const weekdays = table<number>([
  ['sunday sonntag sonntags dimanche domingo domenica', 0],
  ['monday montag montags lundi lunes lunedi', 1],
  ['tuesday dienstag dienstags mardi martes martedi', 2],
  ['wednesday mittwoch mittwochs mercredi miercoles mercoledi', 3],
  ['thursday donnerstag donnerstags jeudi jueves giovedi', 4],
  ['friday freitag freitags vendredi viernes venerdi', 5],
  ['saturday samstag samstags sonnabend samedi sabado sabato', 6],
]);
const dayParts = table<DayPart>([
  ['morning mornings vormittag vormittags fruh frueh matin matinee mattina', 'morning'],
  ['afternoon afternoons nachmittag nachmittags tarde pomeriggio', 'afternoon'],
  ['evening evenings tonight abend abends soir soiree noche sera', 'evening'],
]);
const laters = set('later spater spaeter dopo despues mas');
const noons = set('noon midday mittags midi mediodia mezzogiorno');
const atWords = set('at um gegen around about by after ab nach a vers las la alle per');
const clocks = set('am pm uhr h oclock clock heures heure horas hrs hours');
const asking =
  set(`please can could would you call ring phone me us be i id prefer rather better instead make it is fine good
  ok okay yes no not for the on in of to at my that this do works work suits change move reschedule push back time possible possibly maybe
  have let lets then sorry but and or hello hi thanks thank next have just after
  bitte konnen koennen kann konnten sie du mich uns mir an anrufen anruf ruckruf zuruckrufen rufen ruf es ist ware waere lieber besser
  geht passt doch am im in den der die das fur fuer zu um ich wir wurde wuerde noch verschieben danke gern gerne auf erst und oder nein ja
  hui svp sil vous plait pouvez pourriez tu me nous rappeler appeler appelez rappelez plutot mieux le la les un une de du dans par pour je
  prefere est c ca merci non oui et ou apres s il
  por favor puede podria puedes llamar llame llamarme el los en mejor prefiero si gracias y o que es
  puo potrebbe chiamare chiamarmi meglio grazie di`);
const phones = set('phone telephone telefon telefonisch call anrufen anruf telefono llamada llamar appeler');
const negations = set('not no dont nicht kein keinen pas no non ne never nie');

function step(heard: Heard): void {
  const { words, at, wish } = heard;
  const word = words[at] ?? '';
  heard.at += 1;
  if (word === 'day' && words[at + 1] === 'after' && words[at + 2] === 'tomorrow') {
    heard.at += 2;
    heard.wish = { ...wish, day: 2 };
  } else if (word === 'morgen')
    heard.wish = wish.day === undefined ? { ...wish, day: 1 } : { ...wish, part: 'morning' };
  else if (word === 'manana' && (wish.day !== undefined || words[at - 1] === 'la'))
    heard.wish = { ...wish, part: 'morning' };
  else if (days.has(word)) heard.wish = { ...wish, day: days.get(word) ?? 0 };
  else if (weekdays.has(word)) heard.wish = { ...wish, weekday: weekdays.get(word) ?? 0 };
  else if (word === 'apres' && words[at + 1] === 'midi') {
    heard.at += 1;
    heard.wish = { ...wish, part: 'afternoon' };
  } else if (dayParts.has(word)) heard.wish = { ...wish, part: dayParts.get(word) ?? 'morning' };
  else if (noons.has(word)) heard.wish = { ...wish, minutes: [12 * 60] };
  else if (laters.has(word)) heard.wish = { ...wish, after: heard.now };
  else if (/^\d/.test(word)) hour(heard, word);
  else if (phones.has(word) && isDenied(words, at)) heard.wish = { ...wish, phone: false };
  else if (!asking.has(word) && !atWords.has(word) && !clocks.has(word)) heard.strange += 1;
}

/** “not by phone”, “please don't call”. */
const isDenied = (words: readonly string[], at: number): boolean =>
  words.slice(Math.max(0, at - 3), at).some((word) => negations.has(word));

/** A number is a time where something beside it says so. */
function hour(heard: Heard, word: string): void {
  const { words, wish } = heard;
  const [, hours = '', minutes] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(word) ?? [];
  const before = words[heard.at - 2] ?? '';
  const after = words[heard.at] ?? '';
  const alone = words.length === 1;
  const h = Number(hours);
  const m = Number(minutes ?? 0);
  if (
    hours === '' ||
    h > 24 ||
    m > 59 ||
    !(minutes !== undefined || clocks.has(after) || atWords.has(before) || alone)
  ) {
    heard.strange += 1;
    return;
  }
  const half =
    after === 'pm' && h < 12 ? [h + 12] : after === 'am' ? [h % 12] : h >= 1 && h < 12 ? [h, h + 12] : [h % 24];
  heard.wish = { ...wish, minutes: half.map((one) => one * 60 + m) };
}

/** “at 3 in the afternoon” is meant in one way only. */
function meant(minutes: readonly number[], part: DayPart | undefined): readonly number[] {
  if (part === undefined || minutes.length < 2) return minutes;
  return minutes.filter((minute) => (part === 'morning') === minute < 12 * 60);
}
