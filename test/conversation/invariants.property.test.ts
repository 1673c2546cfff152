import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Draft } from '../../src/conversation/entry.ts';
import { obligation } from '../../src/conversation/obligation.ts';
import type { State } from '../../src/conversation/state.ts';
import { ask, packetAt, truth, World } from '../support/world.ts';

/**
 * Any order of events, likely and unlikely: custody is one, an obligation stands until the end, no promise is without its
 * timer, nothing stale is accepted, and every turn keeps the first outcome that it got.
 */

const move = fc.record({
  kind: fc.constantFrom(
    ...[
      'turn',
      'turn',
      'turn',
      'repeat',
      'barge_in',
      'replied',
      'replied',
      'asked',
      'asked',
      'request',
      'failed',
      'lost',
      'overtaken',
      'late_turn',
      'late_barge_in',
      'deliver',
      'deliver',
      'recorded',
      'recorded',
    ],
    ...[
      'tool_ok',
      'tool_ok',
      'tool_bad',
      'sealed',
      'sealed',
      'sealed',
      'briefed',
      'briefed',
      'brief_lost',
      'routed',
      'routed',
      'routed',
      'estimated',
      'surveyed',
      'surveyed',
      'accept',
      'accept',
      'read_back',
      'read_back',
      'read_back_wrong',
      'reply',
      'assist',
      'assist',
      'assisted',
      'assist_lost',
      'resolve',
      'hand_back',
      'hand_back',
      'decline',
      'decline',
      'transfer',
      'transfer',
      'never_mind',
      'not_free',
    ],
    ...['booked', 'booked', 'booked', 'no_window', 'wish', 'wish', 'schedule', 'answered', 'no_answer', 'no_answer'],
    ...['ring', 'ring', 'early', 'worker_lost', 'hang_up', 'stale_epoch', 'stale_offer', 'stale_thought', 'stale_seal'],
  ),
  n: fc.nat(7),
  ms: fc.nat(20_000),
});
type Move = { kind: string; n: number; ms: number };

/** As conversations run today; without them, as those from before do. */
const routed = {
  briefMs: 3_500,
  queueMs: 120_000,
  widenMs: 15_000,
  tellWaitMs: 1_000,
  surveyMs: 15_000,
  assistMs: 8_000,
};
/** Callbacks are promised in windows, and customers called. */
const windows = { bookMs: 3_000, dialMs: 30_000, dialAttempts: 2, dialPauseMs: 60_000 };

let fresh = 0;

function play(world: World, { kind, n, ms }: Move): void {
  world.at += ms;
  fresh += 1;
  const turns = ['t0', 't1', 't2', 't3', 't4', 't5', 't6', 't7'];
  const known = turns[n] ?? 't0';
  const call = [...world.calls.values()][0];
  const over = { actId: `a${fresh}`, agent: ['ada', 'ada', 'ada', 'bob', 'bob', 'cleo', 'dan', 'eve'][n] ?? 'ada' };
  switch (kind) {
    case 'turn':
      world.turn(String(world.seq + 1));
      return;
    case 'repeat':
      world.turn(known);
      return;
    case 'barge_in':
      world.bargeIn(world.thinking?.turnId ?? known);
      return;
    case 'late_turn':
      world.delayed('turn', String(world.seq + 1));
      return;
    case 'late_barge_in':
      world.delayed('barge_in', world.thinking?.turnId ?? known);
      return;
    case 'deliver': {
      const [message] = world.late.splice(n % Math.max(1, world.late.length), 1);
      if (message) world.tell(message);
      return;
    }
    case 'recorded': {
      const [settling] = world.settling;
      if (settling) world.recorded(settling[0], n % 2 === 0 ? settling[1] : 'replied');
      return;
    }
    case 'never_mind': {
      const turnId = [...world.settling.keys()].find((one) => world.hearing.has(one));
      if (turnId === undefined) world.turn(String(world.seq + 1));
      else world.recorded(turnId, 'delivered', [{ type: 'never_mind', turnId, phrase: 'never_mind.0' }]);
      return;
    }
    case 'booked':
      if (world.booking !== undefined) world.booked(n < 4 ? {} : { phone: n < 6 ? 'known' : 'asked' });
      return;
    case 'no_window':
      if (world.booking !== undefined) world.booked('none');
      return;
    case 'wish':
      wishes(world, n);
      return;
    case 'schedule':
      world.act(kind, over);
      return;
    case 'answered':
    case 'no_answer':
      if (world.calling !== undefined) world.dialed(kind);
      return;
    case 'hang_up':
      // rarely: all that comes after the end is of less interest
      if (n === 0 && ms < 4_000) world.hangUp();
      return;
    case 'replied':
    case 'request':
      if (world.thinking) world.thought(kind);
      return;
    case 'asked':
      if (world.thinking) {
        const { turnId, step } = world.thinking;
        const calls = [
          ask(`${turnId}.${step}.0`, { sideEffect: n % 2 === 0, fingerprint: `f${n % 3}` }),
          ask(`${turnId}.${step}.1`, { tool: `tool${n}` }),
        ];
        world.thought({ kind: 'asked', calls, evidence: [] });
      }
      return;
    case 'failed':
      if (world.thinking) {
        const evidence = [
          { type: 'model', turnId: world.thinking.turnId, status: 'failed', code: 'MODEL_ERROR', ms: 1 } as const,
        ];
        world.thought({ kind: 'failed', code: 'MODEL_ERROR', evidence });
      }
      return;
    case 'lost':
      if (world.thinking) world.thought({ kind: 'lost' });
      return;
    case 'overtaken':
      if (world.thinking) {
        world.seq += 1;
        const act = { seq: world.seq, answered: world.answered, answeredSeq: world.answeredSeq };
        if (n === 7 && ms < 2_000) world.thought({ kind: 'overtaken', by: { type: 'hang_up', ...act } });
        else
          world.thought({
            kind: 'overtaken',
            by:
              n < 4 ? { type: 'turn', turnId: String(world.seq), ...act } : { type: 'barge_in', turnId: known, ...act },
          });
      }
      return;
    case 'tool_ok':
    case 'tool_bad':
      if (call) {
        world.calls.delete(call.ask.callId);
        world.tell({
          type: 'tool_done',
          callId: call.ask.callId,
          status: kind === 'tool_ok' ? 'ok' : n % 2 === 0 ? 'in_doubt' : 'failed',
          ms: 5,
        });
      }
      return;
    case 'sealed':
      if (world.sealing !== undefined) world.sealed();
      return;
    case 'briefed':
    case 'brief_lost':
      if (world.briefing !== undefined) world.briefed(kind === 'brief_lost', n % 2 === 0 ? over.agent : undefined);
      return;
    case 'estimated':
      if (world.estimating !== undefined)
        world.estimated(over.agent === 'ada' ? undefined : { fromMs: 0, toMs: 90_000 });
      return;
    case 'routed':
      world.routed(over.agent);
      return;
    case 'not_free':
      takenBack(world);
      return;
    case 'surveyed':
      if (world.surveying !== undefined)
        world.surveyed((['graded', 'ungraded', 'reopens', 'unasked'] as const)[n % 4] ?? 'graded');
      return;
    case 'accept':
      acceptedByWhomItRings(world, over);
      return;
    case 'assisted':
    case 'assist_lost': {
      const [askId = `q${n}`] = world.assisting;
      unmovedButForAsks(world, () => world.assisted(askId, kind === 'assist_lost'));
      return;
    }
    case 'assist':
      unmovedButForAsks(world, () => world.act(kind, { ...over, askId: `q${fresh}` }));
      return;
    case 'transfer':
      world.act(kind, ms % 2 === 0 ? over : { ...over, to: 'cleo' });
      return;
    case 'decline':
    case 'read_back':
    case 'resolve':
    case 'hand_back':
      world.act(kind, over);
      return;
    case 'reply':
      world.act('human_reply', over);
      return;
    case 'read_back_wrong':
      world.act('read_back', { ...over, codes: { ...truth, promise: 'callback' } });
      return;
    case 'ring':
      if (obligation(world.state).kind === 'timer') world.ring();
      return;
    case 'early':
      world.tell({ type: 'alarm' });
      return;
    case 'worker_lost':
      world.tell({
        type: 'worker_lost',
        turnId: world.thinking?.turnId ?? known,
        step: world.thinking?.step ?? 0,
        attempt: world.thinking?.attempt ?? n,
      });
      return;
    case 'stale_epoch':
      unmoved(world, () =>
        world.act(n % 2 === 0 ? 'accept' : 'resolve', { ...over, epoch: world.state.custody.epoch - 1 - n }),
      );
      return;
    case 'stale_offer':
      unmoved(world, () => world.act(n % 2 === 0 ? 'accept' : 'read_back', { ...over, offerId: `o${1000 + n}` }));
      return;
    case 'stale_thought':
      unmoved(world, () =>
        world.tell({
          type: 'thought',
          turnId: known,
          floor: 0,
          step: 99,
          attempt: 99,
          outcome: { kind: 'replied', seq: 1, evidence: [] },
        }),
      );
      return;
    case 'stale_seal':
      unmoved(world, () => world.tell({ type: 'sealed', epoch: -1, packet: packetAt(-1) }));
      unmoved(world, () => world.tell({ type: 'briefed', epoch: -1, lost: n % 2 === 0 }));
      unmoved(world, () => world.tell({ type: 'routed', seekId: `s${1000 + n}`, agent: over.agent }));
  }
}

/** An offer that the ledger refuses is called off, whatever has become of it; one of before changes nothing. */
function takenBack(world: World): void {
  unmoved(world, () => world.tell({ type: 'not_free', offerId: 'o1000' }));
  const { phase } = world.state;
  if (!('offerId' in phase)) return;
  world.tell({ type: 'not_free', offerId: phase.offerId });
  expect(world.wrote('lapsed').at(-1)).toMatchObject({ offerId: phase.offerId, why: 'too_late' });
  expect(['seeking', 'ringing', 'sealing', 'booking', 'callback', 'ended']).toContain(world.state.phase.name);
  if ('offerId' in world.state.phase) expect(world.state.phase.offerId).not.toBe(phase.offerId);
}

/** Nobody gets a conversation who declined it or passed it on, or who is not the one that it was passed on to. */
function acceptedByWhomItRings(world: World, over: { actId: string; agent: string }): void {
  const { phase } = world.act('accept', over);
  if (phase.name !== 'ringing') return;
  const { except = [], only } = phase.handoff;
  const named = phase.agent ?? only ?? over.agent;
  const asked = (phase.agent !== undefined || !except.includes(over.agent)) && named === over.agent;
  expect(world.state.phase.name).toBe(asked ? 'reading_back' : 'ringing');
}

/** The assistant moves neither custody, nor what is owed to the customer, nor a word to them. */
function unmovedButForAsks(world: World, tell: () => State): void {
  const before = tell();
  expect(world.state.custody).toBe(before.custody);
  expect(obligation(world.state)).toEqual(obligation(before));
  expect(world.state.phase).toEqual(
    'asks' in world.state.phase || 'asks' in before.phase
      ? expect.objectContaining({ name: 'with_human' })
      : before.phase,
  );
  const said = world.effects.flatMap((effect) => (effect.do === 'record' ? effect.drafts : []));
  expect(said.filter(({ entry }) => entry.kind !== 'assisted')).toEqual([]);
}

function unmoved(world: World, act: () => State): void {
  const before = act();
  expect(world.state.phase).toBe(before.phase);
  expect(world.state.custody).toBe(before.custody);
}

function holds(world: World, before: State): void {
  const { state } = world;
  const holders = {
    ai: ['listening', 'thinking', 'acting', 'interrupted', 'surveying'],
    queue: ['sealing', 'briefing', 'seeking', 'ringing', 'reading_back', 'booking'],
    human: ['with_human'],
    callback: ['callback'],
    ended: ['ended'],
  };
  expect(holders[state.custody.holder]).toContain(state.phase.name);
  expect(state.custody.epoch).toBeGreaterThanOrEqual(before.custody.epoch);
  if (state.custody.holder !== before.custody.holder) expect(state.custody.epoch).toBeGreaterThan(before.custody.epoch);
  const due = obligation(state);
  expect(due.kind === 'none').toBe(state.phase.name === 'ended');
  if (due.kind === 'step') expect(inFlight(world)).toBe(true);
  const open = world.wrote('promise').length - world.wrote('promise_end').length;
  expect(open).toBeLessThanOrEqual(1);
  if (open === 1) expect(due.kind === 'timer' || state.phase.name === 'sealing').toBe(true);
  if (state.phase.name === 'ended') expect(open).toBe(0);
  bookingsAnswered(world, before);
  if (state.phase.name === 'seeking' || state.phase.name === 'ringing')
    expect(state.packet?.epoch).toBe(state.custody.epoch);
  // a thought brings no word of what the ledger took: what is to be settled must not ride on one alone
  const does = new Set(world.effects.map((effect) => effect.do));
  expect(does.has('settle') && does.has('think')).toBe(false);
  assistantHolds(world);
  offersHold(world);
  oneVoice(world, before);
  outcomesHold(world, before);
}

/** It works for a human who holds the conversation, or not at all. */
function assistantHolds({ state, assisting }: World): void {
  const open = state.phase.name === 'with_human' ? (state.phase.asks ?? []) : [];
  expect([...assisting]).toEqual(open);
}

/** Another time, another way, by words or by the door. */
function wishes(world: World, n: number): void {
  const turnId = [...world.settling.keys()].find((one) => world.hearing.has(one));
  if (n === 0) world.tell({ type: 'callback_wished', actId: `w${fresh}`, wish: { day: 1 } });
  else if (turnId === undefined) world.turn(String(world.seq + 1));
  else world.recorded(turnId, 'delivered', [], n < 3 ? { phone: false } : { part: 'morning' });
}

/** An act that waits for a window waits on, or has its answer. */
function bookingsAnswered({ state }: World, { phase }: State): void {
  const act = 'booking' in phase ? phase.booking?.act : undefined;
  if (act === undefined || ('booking' in state.phase && state.phase.booking?.act === act)) return;
  expect(state.acts.some(({ actId }) => actId === act.actId)).toBe(true);
}

/** At most one offer stands, the one that is acted on, and it rings for nobody who declined this handoff. */
function offersHold({ state, drafts, effects }: World): void {
  const { phase } = state;
  // Only what has changed is looked at again: the rest held before.
  if ((phase.name !== 'ringing' && phase.name !== 'reading_back') || effects.length === 0) return;
  // When a promised callback comes round everybody is asked again.
  const began = drafts.findLastIndex(
    ({ entry }) =>
      (entry.kind === 'decision' && entry.decision === 'hand_off') ||
      (entry.kind === 'custody' && entry.why === 'callback_due'),
  );
  const entries = drafts.slice(began).map(({ entry }) => entry);
  const lapsed = entries.flatMap((entry) => (entry.kind === 'lapsed' ? [entry] : []));
  const gone = new Set(lapsed.map(({ offerId }) => offerId));
  const offers = entries.flatMap((entry) => (entry.kind === 'offer' ? [entry] : []));
  const standing = offers.filter(({ offerId, epoch }) => epoch === state.custody.epoch && !gone.has(offerId));
  const except = standing[0]?.except ?? [];
  expect(standing.map(({ offerId }) => offerId)).toEqual([phase.offerId]);
  // Cleo is named now and then, and then asked anew.
  const declined = lapsed.flatMap((entry) => (entry.why === 'declined' && entry.agent !== 'cleo' ? [entry.agent] : []));
  expect(declined.filter((agent) => !except.includes(agent))).toEqual([]);
}

/** Whatever this step lets be said is said under the epoch that holds, and only while somebody may speak at all. */
function oneVoice({ state, effects }: World, before: State): void {
  if (state === before) return;
  const drafts = effects.flatMap((effect) => (effect.do === 'record' ? effect.drafts : []));
  let { epoch } = before.custody;
  const stray: Draft[] = [];
  for (const draft of drafts) {
    if (draft.entry.kind === 'custody') epoch = draft.entry.epoch;
    if (draft.entry.kind === 'said' && draft.entry.epoch !== epoch) stray.push(draft);
  }
  if (stray.length > 0) expect(stray).toEqual([]);
  expect(epoch).toBe(state.custody.epoch);
  if (effects.some((effect) => effect.do === 'think')) expect(state.custody.holder).toBe('ai');
  if (state.phase.name === 'surveying') expect(effects.some((effect) => effect.do === 'think')).toBe(false);
}

/**
 * No turn is lost: it is open, or has its one outcome, which stands in the ledger or is on its way there; and what was
 * said in one that was superseded stands below the floor of what is being thought about, or was answered last.
 */
function outcomesHold(world: World, before: State): void {
  const { state, told } = world;
  const open = 'turn' in state.phase ? state.phase.turn : undefined;
  if (told !== undefined && told.turnId !== open?.turnId) {
    const outcome = world.outcomeOfTurn(told.turnId);
    expect(outcome).toBeDefined();
    const isNew = before.settled.every(({ turnId }) => turnId !== told.turnId);
    if (isNew && outcome === 'superseded')
      expect(told.seq).toBeLessThan(Math.max(open?.floor ?? 0, state.replied.floor));
  }
  for (const { turnId, seq } of state.settled) if (seq === 0) expect(world.settling.has(turnId)).toBe(true);
  for (const settled of before.settled) {
    const now = state.settled.find(({ turnId }) => turnId === settled.turnId);
    if (now && settled.seq > 0) expect(now).toEqual(settled);
  }
}

/** A step obligation is real: something that will report back is running. */
const inFlight = (world: World): boolean => {
  const { phase } = world.state;
  if (phase.name === 'thinking')
    return world.thinking?.turnId === phase.turn.turnId && world.thinking.attempt === phase.turn.attempt;
  if (phase.name === 'acting')
    return phase.inFlight.length > 0 && phase.inFlight.every(({ callId }) => world.calls.has(callId));
  if (phase.name === 'surveying') return phase.turn !== undefined && world.surveying === phase.turn.turnId;
  if (phase.name === 'sealing') return phase.inFlight.length > 0 || world.sealing === world.state.custody.epoch;
  return false;
};

test('10⁵ events in any order: one holder, one obligation, no promise without a timer, nothing stale accepted, nothing written twice', () => {
  let events = 0;
  fc.assert(
    fc.property(
      fc.array(move, { minLength: 20, maxLength: 120 }),
      fc.boolean(),
      fc.constantFrom({}, { briefMs: 3_500, assistMs: 8_000 }, routed, routed, windows, { ...routed, ...windows }),
      (moves, hangsUp, over) => {
        const world = new World('voice', over);
        for (const one of moves) {
          const before = world.state;
          play(world, one);
          holds(world, before);
          events += 1;
        }
        if (hangsUp) {
          world.hangUp();
          const { phase } = world.state;
          // Who is to be called back has not gone for good.
          expect(phase.name === 'ended' || ('handoff' in phase && phase.handoff.gone)).toBe(true);
        }
        const keys = world.drafts.map(({ key }) => key);
        expect(keys).toEqual([...new Set(keys)]);
      },
    ),
    { numRuns: 3_600 },
  );
  expect(events).toBeGreaterThan(100_000);
}, 240_000);

test('the same events give the same state and effects', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const run = () => {
        fresh = 0;
        const world = new World('voice', { ...routed, ...windows });
        for (const one of moves) play(world, one);
        return JSON.stringify([world.state, world.drafts]);
      };
      expect(run()).toBe(run());
    }),
    { numRuns: 200 },
  );
});
