import { describe, expect, test } from 'vitest';
import { linesOf } from '../../src/activities/brief.ts';
import { type Entry, keys } from '../../src/conversation/entry.ts';
import { turnIdOf } from '../../src/evaluate/drive.ts';
import { type Recording, statusOf } from '../../src/evaluate/recording.ts';
import type { Brief, Claim } from '../../src/handoff/brief.ts';
import { checkBrief } from '../../src/handoff/brief-check.ts';
import { quoted } from '../../src/handoff/quote.ts';
import type { Row } from '../../src/handoff/row.ts';
import { honestBrief, type Line, withLies } from '../../src/local/scripted-model/brief.ts';
import { hasTau, tauRecordings } from './recorded.ts';

/** Recorded conversations handed to a model that lies on purpose: what it says is audited apart from the checker. */

/** The ledger after so many turns of a recording. */
function rowsAfter(recording: Recording, turns: number): readonly Row[] {
  const rows: Row[] = [];
  const write = (key: string, entry: Entry, words: string): void => {
    rows.push({ seq: rows.length + 1, at: 0, key, entry, words });
  };
  for (const [i, { text, steps }] of recording.turns.slice(0, turns).entries()) {
    const turnId = turnIdOf(i);
    write(keys.turn(turnId), { kind: 'turn', turnId }, text);
    for (const [step, { text: said, calls }] of steps.entries()) {
      for (const [n, { tool, result }] of calls.entries()) {
        const callId = `${turnId}.${step}.${n}`;
        const done = {
          callId,
          turnId,
          tool,
          backend: 'b',
          status: statusOf(result),
          ms: 1,
          sideEffect: false,
        } as const;
        write(keys.called(callId), { kind: 'called', ...done }, result ?? '');
      }
      if (said !== '')
        write(`said/${i}/${step}`, { kind: 'said', by: 'ai', epoch: 1, turnId, floor: 1, interim: false }, said);
    }
  }
  return rows;
}

interface Lie extends Claim {
  /** The part of it that was changed, as it stands there now. */
  readonly changed: string;
}

/** What was said, with one digit changed: the most plausible lie there is. `n`: which. */
function changedDigit({ cite = '', text }: Line, n: number): readonly Lie[] {
  const said = quoted(text);
  const places = Array.from(said.matchAll(/\d/g), ({ index }) => index);
  const at = places[n % Math.max(1, places.length)];
  if (at === undefined) return [];
  const digit = String((Number(said[at]) + 1 + (n % 9)) % 10);
  const lie = `${said.slice(0, at)}${digit}${said.slice(at + 1)}`;
  const from = said.slice(0, at).search(/[^\s"“]*$/);
  const changed = /^[^\s"”]*/.exec(lie.slice(from))?.[0] ?? '';
  return [{ text: `They say: ${lie}`, cites: [cite], changed }];
}

/** The same claim under somebody else's words. */
const elsewhere = (claims: readonly Claim[], cites: readonly string[]): readonly Claim[] =>
  claims.map(({ text }, i) => ({ text, cites: [cites[(i * 7 + 3) % cites.length] ?? ''] }));

const claimsOf = (brief: Brief | undefined): readonly Claim[] =>
  brief === undefined ? [] : [...brief.situation, ...brief.background, ...brief.assessment, ...brief.recommendation];

/** Every run of digits, however it is grouped: what the audit goes by, which knows nothing of the checker's ways. */
const runs = (text: string): readonly string[] => text.match(/\d+/g) ?? [];

function audit(brief: Brief | undefined, lines: readonly Line[]): { uncited: number; invented: number } {
  const textOf = new Map(lines.flatMap(({ cite, text }) => (cite === undefined ? [] : [[cite, text] as const])));
  const claims = claimsOf(brief);
  const uncited = claims.filter(({ cites }) => cites.length === 0 || cites.some((cite) => !textOf.has(cite)));
  const invented = claims.filter(({ text, cites }) => {
    const there = new Set(cites.flatMap((cite) => runs(textOf.get(cite) ?? '')));
    return runs(text).some((run) => !there.has(run));
  });
  return { uncited: uncited.length, invented: invented.length };
}

describe.skipIf(!hasTau)('the 100 recorded conversations', () => {
  const recordings = hasTau ? tauRecordings() : [];
  const places = recordings.flatMap((recording) =>
    [Math.ceil(recording.turns.length / 2), recording.turns.length].map((turns) => rowsAfter(recording, turns)),
  );

  test('0 uncited claims and 0 invented numbers, of a model that lies on purpose', () => {
    expect(recordings).toHaveLength(100);
    const found = { uncited: 0, invented: 0 };
    const count = { claims: 0, kept: 0, dropped: 0, lies: 0 };
    for (const [n, rows] of places.entries()) {
      const lines: readonly Line[] = linesOf(rows);
      const honest = honestBrief(lines);
      const cites = lines.flatMap(({ cite }) => cite ?? []);
      const lies = lines.flatMap((line, i) => (line.cite === undefined ? [] : changedDigit(line, n + i)));
      const told = withLies(honest, lines);
      const brief = { ...told, background: [...told.background, ...lies, ...elsewhere(claimsOf(honest), cites)] };
      const checked = checkBrief(brief, rows);
      const { uncited, invented } = audit(checked.brief, lines);
      found.uncited += uncited;
      found.invented += invented;
      const kept = new Set(claimsOf(checked.brief).map(({ text }) => text));
      const survivors = lies.filter(({ text, cites: [cite], changed }) => {
        const there = runs(lines.find((line) => line.cite === cite)?.text ?? '');
        return kept.has(text) && runs(changed).some((run) => !there.includes(run));
      });
      expect(survivors).toEqual([]);
      count.claims += claimsOf(brief).length;
      count.kept += claimsOf(checked.brief).length;
      count.dropped += checked.dropped;
      count.lies += lies.length;
    }
    console.info(`briefs ${places.length}`, count, found);
    expect(found).toEqual({ uncited: 0, invented: 0 });
    expect(count.lies).toBeGreaterThan(500);
    expect(count.kept + count.dropped).toBe(count.claims);
  });

  test('and an honest one keeps nearly all that it says', () => {
    let [said, kept] = [0, 0];
    for (const rows of places) {
      const brief = honestBrief(linesOf(rows));
      said += claimsOf(brief).length;
      kept += claimsOf(checkBrief(brief, rows).brief).length;
    }
    expect(kept / said).toBeGreaterThan(0.97);
  });
});
