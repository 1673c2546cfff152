import { reliabilityChart, riskChart, rocChart } from '../charts.ts';
import { aucOf, calibrationFigures, foretell, pick, withInterval } from '../held-out.ts';
import { recallAt, riskCoverage, roc } from '../operating.ts';
import type { Section } from '../section.ts';
import { eventsMost, readCalls } from './call.ts';
import { learnFrom } from './learn.ts';

/** What counting intents reaches on the same calls, quoted. */
const intentsAlone = 0.621;
const falseAlarms = 0.1;

/** BETOLD: do the first events of a call foretell that it ends with a person, or with a caller who hung up? */
export function evaluateBetold(file: string): Section {
  const calls = readCalls(file);
  const labels = calls.map(({ failed }) => failed);
  const forecast = foretell(
    calls.map(({ id }) => id),
    labels,
    learnFrom(calls),
  );
  const found = (rows: readonly number[]): number => recallAt(falseAlarms, pick(forecast.p, rows), pick(labels, rows));
  return {
    key: 'betold',
    title: 'BETOLD: calls to a voice bot, as intents only',
    text: [
      `${calls.length} calls, of which ${labels.filter(Boolean).length} were forwarded to a person or hung up late. Only the first ${eventsMost} events of each are looked at; intents are learnt on four fifths of the calls, which are then scored on the fifth.`,
    ],
    figures: [
      {
        key: 'auc',
        name: `AUC of a failed call by its first ${eventsMost} events`,
        ...aucOf(forecast),
        unit: 'number',
        bar: { is: 'above', value: intentsAlone, source: 'counted intents, quoted' },
        chance: 0.5,
      },
      { key: 'recall', name: 'found at 10 % false alarms', ...withInterval(forecast, found), unit: 'share' },
      ...calibrationFigures(forecast),
    ],
    charts: [
      rocChart('Failed or not: found against false alarms', { 'first events, held out': roc(forecast.p, labels) }),
      riskChart('Failed calls among those that the AI keeps', {
        'first events, held out': riskCoverage(forecast.p, labels),
      }),
      reliabilityChart('How often it came where it was foretold', { 'first events, held out': forecast }),
    ],
  };
}
