import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Answer, ModelHouse } from '../support/model-house.ts';
import { truth } from '../support/world.ts';

/**
 * Conversation, steps and ledger together, in any interleaving: messages late or lost, workers that die at any piece of a
 * step or are only taken for dead. When all has settled, conversation and ledger agree, and nothing that was said is lost.
 */

const move = fc.record({
  kind: fc.constantFrom(
    ...['says', 'says', 'says', 'cuts_in', 'deliver', 'deliver', 'deliver', 'deliver', 'lose'],
    ...[
      'routed',
      'routed',
      'estimated',
      'step',
      'step',
      'step',
      'step',
      'step',
      'step',
      'kill',
      'taken_for_dead',
      'ring',
      'human',
      'human',
      'hangs_up',
    ],
  ),
  n: fc.nat(11),
});
const answers = fc.array(fc.constantFrom<Answer>('reply', 'reply', 'reply', 'read', 'effect', 'request', 'fail'), {
  maxLength: 20,
});

/** As conversations run today, and as those from before do. */
const routed = { briefMs: 3_500, queueMs: 120_000, widenMs: 15_000 };
const modes = fc.constantFrom({}, { briefMs: 3_500 }, routed, { ...routed, tellWaitMs: 1_000, surveyMs: 15_000 });

function play(house: ModelHouse, { kind, n }: { kind: string; n: number }): void {
  const { phase } = house.state;
  const open = 'turn' in phase ? phase.turn : undefined;
  if (kind === 'says') house.says();
  if (kind === 'cuts_in') house.cutsIn(open?.turnId ?? house.state.latest.turnId);
  if (kind === 'deliver') house.deliver(n);
  if (kind === 'lose' && n < 6) house.mail.splice(n, 1);
  if (kind === 'step') house.advance(n);
  if (kind === 'kill') house.kill(n);
  if (kind === 'taken_for_dead' && open)
    house.tell({ type: 'worker_lost', turnId: open.turnId, step: open.step, attempt: open.attempt });
  if (kind === 'ring') house.ring();
  if (kind === 'routed' && 'search' in phase && phase.search)
    house.tell({ type: 'routed', seekId: phase.search.seekId, agent: n % 2 === 0 ? 'ada' : 'bob' });
  if (kind === 'estimated' && 'search' in phase && phase.search) {
    const span = n % 2 === 0 ? {} : { span: { fromMs: n * 10_000, toMs: n * 30_000 } };
    house.tell({ type: 'estimated', seekId: phase.search.seekId, ...span });
  }
  if (kind === 'human') humanActs(house, n);
  if (kind === 'hangs_up' && n === 0) house.hangsUp();
}

function humanActs(house: ModelHouse, n: number): void {
  const { phase, custody } = house.state;
  if (!('offerId' in phase)) return;
  const act = { actId: `a${house.at}-${house.ledger.rows.length}-${n}`, offerId: phase.offerId, epoch: custody.epoch };
  const human = { ...act, agent: n % 2 === 0 ? 'ada' : 'bob' };
  house.at += 1;
  if (phase.name === 'ringing' && n < 9) house.tell({ type: 'accept', ...human });
  if (phase.name === 'ringing' && n >= 9) house.tell({ type: 'decline', reason: 'busy', ...human });
  if (phase.name === 'reading_back') house.tell({ type: 'read_back', codes: truth, ...human, agent: phase.agent });
  if (phase.name !== 'with_human') return;
  const holder = { ...human, agent: phase.agent };
  if (n < 6) house.tell({ type: 'hand_back', outcome: 'answered', ...holder });
  if (n >= 6 && n < 9) house.tell({ type: 'transfer', reason: 'authority', ...holder });
  if (n === 11) house.tell({ type: 'resolve', outcome: 'solved', ...holder });
}

/** Everything comes to its end: messages arrive, steps run, the sweep tells what was lost, deadlines pass where they must. */
function settle(house: ModelHouse): void {
  for (let rounds = 0; rounds < 400; rounds += 1) {
    while (house.mail.length > 0) house.deliver(0);
    for (let pieces = 0; house.steps.length > 0 && pieces < 1_000; pieces += 1) house.advance(0);
    const open = house.open();
    const hungUp = house.ledger.row('hung_up');
    if (open.length === 0 && house.outbox.empty && (hungUp === undefined || house.ledger.ended)) return;
    for (const turn of open) house.tell(turn);
    if (hungUp) house.tell({ type: 'hang_up', seq: hungUp.seq, answered: 0, answeredSeq: 0 });
    if (house.steps.length === 0) house.ring();
  }
  throw new Error(
    `nothing moves any more: ${JSON.stringify(house.state.phase)}, open: ${JSON.stringify(house.open())}`,
  );
}

/** Conversation and ledger tell the same of every turn; what was said in it came to somebody's ears, and was answered once. */
function agree({ state, ledger, done }: ModelHouse): void {
  for (const { turnId, outcome, seq } of state.settled) {
    expect(seq, turnId).toBeGreaterThan(0);
    expect(ledger.outcome(turnId), turnId).toMatchObject({ outcome });
  }
  for (const { seq, entry } of ledger.rows) {
    if (entry.kind !== 'turn' || ledger.outcome(entry.turnId)?.outcome !== 'superseded') continue;
    const heard = ledger.rows.some(
      (row) =>
        (row.entry.kind === 'said' && row.entry.by === 'ai' && row.entry.floor >= seq) ||
        (row.seq > seq && row.entry.kind === 'custody'),
    );
    expect(heard, `${entry.turnId} at ${seq}`).toBe(true);
  }
  const floors = ledger.rows.flatMap(({ entry }) => (entry.kind === 'said' && entry.by === 'ai' ? [entry.floor] : []));
  expect(floors, 'nothing is answered twice').toEqual([...new Set(floors)].sort((a, b) => a - b));
  expect(ledger.epoch).toBe(state.custody.epoch);
  expect(ledger.holder).toBe(state.custody.holder);
  for (const [callId, times] of done) expect(times, callId).toBe(1);
}

/** Every offer has the brief of its packet before it, written once. */
function briefedBeforeItRang({ ledger }: ModelHouse): void {
  for (const { seq, entry } of ledger.rows) {
    if (entry.kind !== 'offer') continue;
    const briefs = ledger.rows.filter((row) => row.entry.kind === 'brief' && row.entry.epoch === entry.epoch);
    expect(briefs, `epoch ${entry.epoch}`).toHaveLength(1);
    expect(briefs[0]?.seq).toBeLessThan(seq);
  }
}

/** Asked at most once, and the answer stands at most once. */
function surveyedOnce({ ledger }: ModelHouse): void {
  const asked = ledger.rows.filter(
    ({ entry }) => entry.kind === 'said' && entry.by === 'script' && entry.script === 'survey',
  );
  expect(asked.length).toBeLessThanOrEqual(1);
  expect(ledger.rows.filter(({ entry }) => entry.kind === 'survey').length).toBeLessThanOrEqual(asked.length);
}

test('in any interleaving every turn gets one outcome, no words are lost, no side effect is done twice', () => {
  fc.assert(
    fc.property(fc.array(move, { minLength: 10, maxLength: 90 }), answers, modes, (moves, given, over) => {
      const house = new ModelHouse(over);
      house.answers = [...given];
      for (const one of moves) play(house, one);
      settle(house);
      agree(house);
      if ('briefMs' in over) briefedBeforeItRang(house);
      surveyedOnce(house);
    }),
    { numRuns: 3_000 },
  );
});
