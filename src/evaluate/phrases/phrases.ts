import { z } from 'zod';
import { noPhrases } from '../../policy/phrases.ts';
import { read } from '../../policy/read.ts';
import { bars } from '../charts.ts';
import type { Figure } from '../figure.ts';
import { pick, withInterval } from '../held-out.ts';
import { readLines } from '../input.ts';
import type { Section } from '../section.ts';

/** A sentence of a customer, and whether it asks for a human. */
const phrase = z.object({
  text: z.string(),
  asks: z.boolean(),
  lang: z.string().min(1),
  kind: z.string().min(1).optional(),
});

interface Heard extends z.infer<typeof phrase> {
  readonly heard: boolean;
}

const recallLeast = 0.97;
const falseAlarmsMost = 0.02;

/** Explicit requests for a human: how many are heard, and how many sentences are mistaken for one. */
export function evaluatePhrases(file: string): Section {
  const all = readLines(file, phrase).map((one): Heard => ({ ...one, heard: isRequest(one.text) }));
  const groups = [
    ...grouped(all, ({ lang }) => lang),
    ...grouped(
      all.filter(({ kind }) => kind !== undefined),
      ({ kind = '' }) => kind,
    ),
  ];
  const wrong = all.filter(({ asks, heard }) => asks !== heard);
  return {
    key: 'phrases',
    title: 'Phrases: does the customer ask for a human?',
    text: [
      `${asking(all).length} requests and ${notAsking(all).length} sentences that only look like one, in ${new Set(all.map(({ lang }) => lang)).size} languages.`,
    ],
    figures: [
      recall(all, { bar: { is: 'at least', value: recallLeast, source: 'asked' } }),
      falseAlarms(all, { bar: { is: 'at most', value: falseAlarmsMost, source: 'asked' } }),
      ...groups.flatMap(({ name, rows }) => [
        ...(asking(rows).length > 0 ? [recall(rows, {}, name)] : []),
        ...(notAsking(rows).length > 0 ? [falseAlarms(rows, {}, name)] : []),
      ]),
    ],
    charts: [bars('Requests heard, and sentences mistaken for one', 'share', groups.flatMap(pairOf))],
    rows: wrong.map(
      ({ text, asks, lang, kind }) =>
        `${asks ? 'missed' : 'false alarm'} [${kind === undefined ? lang : `${lang}, ${kind}`}]: ${text}`,
    ),
  };
}

const isRequest = (text: string): boolean =>
  read({ turnId: 't1', text, earlier: [], offered: false }, noPhrases).some(({ type }) => type === 'request');

const asking = (rows: readonly Heard[]): readonly Heard[] => rows.filter(({ asks }) => asks);
const notAsking = (rows: readonly Heard[]): readonly Heard[] => rows.filter(({ asks }) => !asks);
const heardOf = (rows: readonly Heard[]): number => rows.filter(({ heard }) => heard).length / rows.length;

function grouped(rows: readonly Heard[], by: (row: Heard) => string) {
  return [...Map.groupBy(rows, by)]
    .map(([name, some]) => ({ name, rows: some }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const recall = (rows: readonly Heard[], extra: Partial<Figure>, group?: string): Figure => ({
  key: group === undefined ? 'recall' : `recall.${group}`,
  name: group === undefined ? 'requests heard' : `requests heard: ${group} (${asking(rows).length})`,
  ...figureOf(asking(rows), group === undefined),
  unit: 'share',
  ...extra,
});

const falseAlarms = (rows: readonly Heard[], extra: Partial<Figure>, group?: string): Figure => ({
  key: group === undefined ? 'falseAlarms' : `falseAlarms.${group}`,
  name: group === undefined ? 'false alarms' : `false alarms: ${group} (${notAsking(rows).length})`,
  ...figureOf(notAsking(rows), group === undefined),
  unit: 'share',
  ...extra,
});

/** Only the whole has an interval: a language has too few rows for one to say anything. */
function figureOf(rows: readonly Heard[], whole: boolean): Pick<Figure, 'value' | 'interval'> {
  if (!whole) return { value: heardOf(rows) };
  return withInterval({ groups: rows.map((_, i) => `${i}`) }, (some) => heardOf(pick(rows, some)));
}

const pairOf = ({ name, rows }: { name: string; rows: readonly Heard[] }) => [
  ...(asking(rows).length > 0 ? [{ name, group: 'requests heard', value: heardOf(asking(rows)) }] : []),
  ...(notAsking(rows).length > 0 ? [{ name, group: 'false alarms', value: heardOf(notAsking(rows)) }] : []),
];
