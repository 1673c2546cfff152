import type { AgentSnapshot } from '../../config/agent.ts';
import { type Course, carryCourse, emptyCourse } from '../../policy/course.ts';
import { featuresOf } from '../../policy/features.ts';
import { level } from '../../policy/series.ts';
import { bars, reliabilityChart, riskChart, rocChart } from '../charts.ts';
import type { Figure } from '../figure.ts';
import { aucOf, calibrationFigures, type Forecast, foretell, type Learn, pick, withInterval } from '../held-out.ts';
import { falseAlarmsAt, riskCoverage, roc } from '../operating.ts';
import type { Section } from '../section.ts';
import { fitLogistic, predict } from '../statistics/logistic.ts';
import { type Chat, readChats } from './chat.ts';
import { type Look, looksOf } from './evidence.ts';
import { type Judged, judged } from './judged.ts';

/** What VADER reaches on the same chats, quoted: its mean over the customer's turns, and its worst turn at −0.5 or below. */
const vader = { auc: 0.723, recall: 0.339, falseHandoffs: 0.154 };
/** Of the chats that ended well, without annoyance: nobody there needed a human. */
const calmHandedOverMost = 0.05;
/** Strong, for few were annoyed. */
const l2 = 20;

/** One chat with what the product makes of it. */
interface Heard {
  readonly chat: Chat;
  readonly course: Course;
  readonly judged: Judged;
}

/** STAR: does the course of a chat foretell that its customer is annoyed, and whom would the shipped policy hand over? */
export function evaluateStar(file: string, agent: AgentSnapshot): Section {
  const heard = readChats(file).map((chat) => hear(chat, agent));
  const asked = heard.filter(({ chat }) => chat.annoyed !== null);
  const forecast = annoyanceOf(asked);
  const mood = asked.map(({ course }) => -level(course.mood));
  const calm = heard.filter(({ chat }) => chat.annoyed === false && chat.completion === 'Complete');
  const annoyed = asked.filter(({ chat }) => chat.annoyed);
  const over = calm.flatMap(({ chat, judged: { handedOver } }) => (handedOver ? [{ chat, handedOver }] : []));
  return {
    key: 'star',
    title: 'STAR: people with people, who said afterwards whether they were annoyed',
    text: [
      `${asked.length} chats whose customer answered, ${annoyed.length} of them annoyed. The forecast reads only what the product keeps of a conversation (its course); it is fitted on four fifths of the chats and scored on the fifth.`,
      `${calm.length} chats ended well without annoyance. The shipped policy is asked message by message what it would do; an offer goes unanswered, since these customers heard none.`,
    ],
    figures: [...moodFigures(forecast, mood), ...policyFigures(calm, annoyed), ...calibrationFigures(forecast)],
    charts: [
      rocChart('Annoyed or not: found against false handoffs', {
        'the course, held out': roc(forecast.p, forecast.labels),
        'the mean mood alone': roc(mood, forecast.labels),
      }),
      riskChart('Annoyed customers among the chats that the AI keeps', {
        'the course, held out': riskCoverage(forecast.p, forecast.labels),
        'the mean mood alone': riskCoverage(mood, forecast.labels),
      }),
      reliabilityChart('How often it came where it was foretold', {
        'before: the mood as a probability': { p: mood.map((low) => (low + 1) / 2), labels: forecast.labels },
        'after: the course, held out': forecast,
      }),
      bars('Handed over or offered a human by the shipped policy', 'share of chats', policyBars(calm, annoyed)),
    ],
    rows: over.map(({ chat, handedOver: { finding } }) => `calm, handed over: ${chat.id} by ${finding.rule}`),
  };
}

function hear(chat: Chat, { agent, limits, policy }: AgentSnapshot): Heard {
  const looks = looksOf(chat, agent.phrases);
  return { chat, course: courseOf(looks), judged: judged(looks, limits.chat, policy) };
}

const courseOf = (looks: readonly Look[]): Course =>
  looks.flatMap(({ evidence }) => evidence).reduce(carryCourse, emptyCourse);

function annoyanceOf(asked: readonly Heard[]): Forecast {
  const features = asked.map(({ course }) => featuresOf(course));
  const labels = asked.map(({ chat }) => chat.annoyed === true);
  const learn: Learn = (train) => {
    const fit = fitLogistic(pick(features, train), pick(labels, train), l2);
    return (row) => predict(fit, features[row] ?? []);
  };
  return foretell(
    asked.map(({ chat }) => chat.id),
    labels,
    learn,
  );
}

function moodFigures(forecast: Forecast, mood: readonly number[]): readonly Figure[] {
  const { labels, p } = forecast;
  const falseHandoffs = (rows: readonly number[]): number =>
    falseAlarmsAt(vader.recall, pick(p, rows), pick(labels, rows));
  return [
    {
      key: 'auc',
      name: 'AUC of annoyance by the course',
      ...aucOf(forecast),
      unit: 'number',
      bar: { is: 'above', value: vader.auc, source: "VADER's mean, quoted" },
      chance: 0.5,
    },
    { key: 'moodAuc', name: 'the same by the mean mood alone', ...aucOf(forecast, mood), unit: 'number' },
    {
      key: 'falseHandoffs',
      name: `false handoffs at recall ${vader.recall}`,
      ...withInterval(forecast, falseHandoffs),
      unit: 'share',
      bar: { is: 'below', value: vader.falseHandoffs, source: "VADER's worst turn ≤ −0.5, quoted" },
    },
  ];
}

const handedOver = ({ judged }: Heard): boolean => judged.handedOver !== undefined;
const offered = ({ judged }: Heard): boolean => judged.offered;

function policyFigures(calm: readonly Heard[], annoyed: readonly Heard[]): readonly Figure[] {
  const of = (chats: readonly Heard[], is: (one: Heard) => boolean) =>
    withInterval({ groups: chats.map(({ chat }) => chat.id) }, (rows) => share(pick(chats, rows), is));
  return [
    {
      key: 'calmHandedOver',
      name: 'calm, completed chats that the shipped policy hands over',
      ...of(calm, handedOver),
      unit: 'share',
      bar: { is: 'at most', value: calmHandedOverMost, source: 'asked' },
    },
    { key: 'calmOffered', name: 'the same, offered a human', ...of(calm, offered), unit: 'share' },
    { key: 'annoyedHandedOver', name: 'annoyed, handed over', ...of(annoyed, handedOver), unit: 'share' },
    { key: 'annoyedOffered', name: 'annoyed, offered a human', ...of(annoyed, offered), unit: 'share' },
  ];
}

const policyBars = (calm: readonly Heard[], annoyed: readonly Heard[]) => [
  { name: 'calm: handed over', value: share(calm, handedOver) },
  { name: 'calm: offered', value: share(calm, offered) },
  { name: 'annoyed: handed over', value: share(annoyed, handedOver) },
  { name: 'annoyed: offered', value: share(annoyed, offered) },
];

const share = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length / all.length;
