import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../../src/activities/ports.ts';
import type { Draft } from '../../src/conversation/entry.ts';
import { useLedger } from '../support/ledger.ts';
import { aiSays, aiSaysMeanwhile, decides, ends, passes, scriptSays, silence, superseded } from './drafts.ts';

const at = useLedger();

const turnId = fc.constantFrom('t1', 't2', 't3');
const epoch = fc.integer({ min: 1, max: 5 });
// Low floors are likely to have been the floor at some moment.
const floor = fc.integer({ min: 1, max: 12 });
const custody = fc.oneof(
  fc.record({ holder: fc.constantFrom('ai' as const, 'queue' as const, 'callback' as const), epoch }),
  fc.record({ holder: fc.constant('human' as const), epoch, agent: fc.constantFrom('ada', 'bob') }),
);

const draft: fc.Arbitrary<Draft> = fc.oneof(
  fc.tuple(turnId, floor, epoch).map((args) => aiSays(...args)),
  fc.tuple(turnId, fc.integer({ min: 0, max: 2 }), floor, epoch).map((args) => aiSaysMeanwhile(...args)),
  fc.tuple(turnId, turnId).map((args) => superseded(...args)),
  custody.map(passes),
  epoch.map((of) => scriptSays(`${of}`, of)),
  fc.integer({ min: 1, max: 4 }).map((serial) => decides(serial)),
  fc.constantFrom('a', 'b', 'c').map(silence),
);

type Act = (id: string) => Promise<unknown>;
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(draft, { minLength: 1, maxLength: 4 })
      .map((batch) => (id: string) => at.ledger.append(id, batch)),
  },
  { weight: 3, arbitrary: turnId.map((turn) => (id: string) => at.ledger.takeTurn(id, turn, turn)) },
  { weight: 1, arbitrary: turnId.map((turn) => (id: string) => at.ledger.takeBargeIn(id, turn, 'n', 'Cert')) },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom('ada', 'bob')
      .chain((agent) =>
        epoch.map(
          (e) => (id: string) => at.ledger.humanSays(id, { agent, epoch: e, replyId: `${agent}${e}`, text: 'Hm.' }),
        ),
      ),
  },
  { weight: 1, arbitrary: fc.constant((id: string) => at.ledger.append(id, [ends])) },
);

/** Follows the rows as an outsider would, and tells each that should not stand where it stands. */
function trespasses(rows: readonly Row[]): string[] {
  const wrong: string[] = [];
  const now = { holder: 'ai', epoch: 0, agent: '', floor: 0, ended: false };
  for (const { seq, key, entry } of rows) {
    const claim = (holds: boolean) => holds || wrong.push(`${seq} ${key}`);
    if (now.ended) claim(['outcome', 'decision', 'evidence'].includes(entry.kind));
    if (entry.kind === 'said') claim(entry.epoch === now.epoch);
    if (entry.kind === 'said' && entry.by === 'ai') claim(now.holder === 'ai' && entry.floor === now.floor);
    if (entry.kind === 'said' && entry.by === 'human') claim(now.holder === 'human' && entry.agent === now.agent);
    if (entry.kind === 'custody') {
      claim(entry.epoch > now.epoch);
      Object.assign(now, { holder: entry.holder, epoch: entry.epoch, agent: entry.agent ?? '' });
    }
    if (entry.kind === 'turn' || entry.kind === 'barged') now.floor = seq;
    if (entry.kind === 'ended') now.ended = true;
  }
  return wrong;
}

test('whatever is appended in whatever order at once, the chain holds and nobody spoke out of turn', async () => {
  const lanes = fc.array(fc.array(act, { maxLength: 8 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(lanes, async (acts) => {
      const id = await at.started();
      await Promise.all(
        acts.map(async (lane) => {
          for (const each of lane) await each(id);
        }),
      );
      const rows = await at.ledger.rows(id);
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, i) => i + 1));
      expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
      expect(trespasses(rows)).toEqual([]);
      // The head follows from the entries, and every hash is right.
      expect(await at.ledger.verify(id)).toMatchObject({ entries: rows.length, findings: 0 });
    }),
    { numRuns: 60 },
  );
}, 60_000);
