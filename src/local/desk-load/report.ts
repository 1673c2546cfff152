import { percentile } from '../bench/figures.ts';
import type { Baseline } from './baseline.ts';
import { judgedConversations } from './options.ts';
import type { Tally } from './tally.ts';

/** One load's figures, and what of them does not hold. */
export interface LoadReport {
  readonly load: number;
  readonly tally: Tally;
  readonly baseline: Baseline;
  /** The longest that a customer came after their time: the machine's own lateness. */
  readonly latestMs: number;
  readonly misses: readonly string[];
}

const idleMs = 1_000;
const coverage = [0.85, 0.95] as const;

export function missesOf(tally: Tally): readonly string[] {
  const { conversations, heldTwice, idleBesideWaiting, stated, promises, unbriefed, open } = tally;
  const covered = stated.covered / stated.said;
  const judged = conversations >= judgedConversations && stated.said >= 50;
  return [
    heldTwice > 0 && `${heldTwice} times one human was held for two`,
    idleBesideWaiting > idleMs && `an agent sat idle for ${idleBesideWaiting} ms beside somebody of their skill`,
    judged && !(covered >= coverage[0] && covered <= coverage[1]) && `stated waits cover ${percent(covered)}`,
    promises.open > 0 && `${promises.open} promises neither kept nor reported broken`,
    unbriefed > 0 && `${unbriefed} conversations rang before their brief was there`,
    open > 0 && `${open} conversations never ended`,
  ].flatMap((miss) => (miss === false ? [] : [miss]));
}

/** The figures as one table: a column for each load, beside it what “always transfer” would have come to. */
export function table(reports: readonly LoadReport[]): string {
  const lines: [string, ...string[]][] = [
    ['', ...reports.flatMap(({ load }) => [`${load} × capacity`, 'always transfer'])],
    row(
      'reached a human',
      reports,
      ({ waits }) => String(waits.length),
      ({ waits }) => String(waits.length),
    ),
    row(
      'wait p50',
      reports,
      ({ waits }) => seconds(percentile(waits, 50)),
      ({ waits }) => seconds(percentile(waits, 50)),
    ),
    row(
      'wait p95',
      reports,
      ({ waits }) => seconds(percentile(waits, 95)),
      ({ waits }) => seconds(percentile(waits, 95)),
    ),
    row(
      'left with nothing',
      reports,
      ({ promises }) => String(promises.broken),
      ({ lost }) => String(lost),
    ),
    row(
      'callbacks promised, kept, broken',
      reports,
      ({ promises: { made, kept, broken } }) => `${made}, ${kept}, ${broken}`,
    ),
    row('stated waits, of them true', reports, ({ stated: { said, covered } }) =>
      said === 0 ? 'none' : `${said}, ${percent(covered / said)}`,
    ),
    row('agents busy', reports, ({ busy }) => percent(busy)),
    row('one human held for two', reports, ({ heldTwice }) => String(heldTwice)),
    row('longest idle beside a wait', reports, ({ idleBesideWaiting }) => seconds(idleBesideWaiting)),
    row('rang before the brief', reports, ({ unbriefed }) => String(unbriefed)),
    ['customers came late by up to', ...reports.flatMap(({ latestMs }) => [seconds(latestMs), ''])],
  ];
  const widths = (lines[0] ?? []).map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map((line) =>
      line.map((cell, i) => (i === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
    )
    .join('\n');
}

function row(
  name: string,
  reports: readonly LoadReport[],
  ours: (tally: Tally) => string,
  theirs: (baseline: Baseline) => string = () => '',
): [string, ...string[]] {
  return [name, ...reports.flatMap(({ tally, baseline }) => [ours(tally), theirs(baseline)])];
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;
