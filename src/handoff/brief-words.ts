/** Words that say figures and days, as data: what the checker of a brief knows of languages. Lower case throughout. */

/** Month names and their usual short forms, each under its number. */
const monthNames: readonly string[] = [
  'january jan januar jänner janvier enero gennaio gen januari janeiro styczeń stycznia января ocak',
  'february feb februar février févr fév febrero febbraio februari fevereiro luty lutego февраля şubat',
  'march mar märz mär mars marzo maart março marca marzec марта mart',
  'april apr avril avr abril aprile kwiecień kwietnia апреля nisan',
  'may mai mayo maggio mei maio maj maja мая mayıs',
  'june jun juni juin junio giugno junho czerwiec czerwca июня haziran',
  'july jul juli juillet juil julio luglio julho lipiec lipca июля temmuz',
  'august aug août agosto augustus sierpień sierpnia августа ağustos',
  'september sep sept septembre septiembre settembre setembro wrzesień września сентября eylül',
  'october oct oktober okt octobre octubre ottobre outubro październik października октября ekim',
  'november nov novembre noviembre novembro listopad listopada ноября kasım',
  'december dec dezember dez décembre déc diciembre dicembre desembre dezembro grudzień grudnia декабря aralık',
];

export const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)),
);

/** Single words for whole numbers. Those that mean something else too (one, due, once) stay out. */
const numberNames: Readonly<Record<number, string>> = {
  0: 'zero null zéro',
  2: 'two zwei zwo deux dos twee dois duas dwa два iki',
  3: 'three drei trois tres tre drie três trzy три üç',
  4: 'four vier quatre cuatro quattro quatro cztery четыре dört',
  5: 'five fünf cinq cinco cinque vijf pięć пять beş',
  6: 'six sechs seis zes sześć шесть altı',
  7: 'seven sieben sept siete sette zeven sete siedem семь yedi',
  8: 'eight acht huit ocho otto oito osiem восемь sekiz',
  9: 'nine neun neuf nueve nove negen dziewięć девять dokuz',
  10: 'ten zehn dix diez dieci tien dez dziesięć десять',
  11: 'eleven elf onze undici',
  12: 'twelve zwölf douze doce dodici twaalf doze',
  13: 'thirteen dreizehn treize trece tredici dertien treze',
  14: 'fourteen vierzehn quatorze catorce quattordici veertien catorze',
  15: 'fifteen fünfzehn quinze quince quindici vijftien',
  16: 'sixteen sechzehn seize dieciséis sedici zestien dezesseis',
  17: 'seventeen siebzehn diecisiete diciassette zeventien dezessete',
  18: 'eighteen achtzehn dieciocho diciotto achttien dezoito',
  19: 'nineteen neunzehn diecinueve diciannove negentien dezenove',
  20: 'twenty zwanzig vingt veinte venti twintig vinte',
  30: 'thirty dreißig trente treinta trenta dertig trinta',
  40: 'forty vierzig quarante cuarenta quaranta veertig quarenta',
  50: 'fifty fünfzig cinquante cincuenta cinquanta vijftig cinquenta',
  60: 'sixty sechzig soixante sesenta sessanta zestig sessenta',
  70: 'seventy siebzig setenta settanta zeventig',
  80: 'eighty achtzig ochenta ottanta tachtig oitenta',
  90: 'ninety neunzig noventa novanta negentig',
  100: 'hundred hundert cien ciento cento honderd cem сто yüz',
  1000: 'thousand tausend mille mil mila duizend tysiąc тысяча',
  1000000: 'million millionen millón milione miljoen milhão milion миллион milyon',
};

export const numbersInWords: ReadonlyMap<string, number> = new Map(
  Object.entries(numberNames).flatMap(([value, names]) =>
    names.split(' ').map((name) => [name, Number(value)] as const),
  ),
);

/** Quantities and days that stand for themselves: carried only where the cited text has the same word. */
export const literalWords: ReadonlySet<string> = new Set(
  [
    'twice thrice half triple quarter cent dozen dozens hundreds thousands millions billion billions',
    'second third fourth fifth sixth seventh eighth ninth tenth',
    'hälfte doppelt dreifach zweimal dreimal dutzend moitié doble mitad doppio metà',
    'today tomorrow yesterday tonight monday tuesday wednesday thursday friday saturday sunday',
    'heute morgen gestern montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag',
    'demain aujourd’hui lundi mardi mercredi jeudi vendredi samedi dimanche',
    'hoy mañana ayer lunes martes miércoles jueves viernes sábado domingo',
    'oggi domani ieri lunedì martedì mercoledì giovedì venerdì sabato domenica',
    'vandaag gisteren maandag dinsdag woensdag donderdag vrijdag zaterdag zondag',
    'hoje amanhã ontem segunda-feira terça-feira quarta-feira quinta-feira sexta-feira',
  ].flatMap((line) => line.split(' ')),
);

/** Units of amounts, by sign, code or word. */
const unitNames: Readonly<Record<string, string>> = {
  eur: '€ eur euro euros',
  usd: '$ us$ usd dollar dollars dólares',
  gbp: '£ gbp pound pounds pfund',
  jpy: '¥ jpy yen 円',
  cny: 'cny rmb yuan 元',
  chf: 'chf franken francs',
  pln: 'zł pln złoty złotych',
  rub: '₽ rub рублей',
  try: '₺ try lira',
  inr: '₹ inr rupees',
  cent: 'cent cents ¢',
  percent: '% percent prozent pourcent procent',
};

export const units: ReadonlyMap<string, string> = new Map(
  Object.entries(unitNames).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit] as const)),
);
