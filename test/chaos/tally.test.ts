import { expect, test } from 'vitest';
import type { Row } from '../../src/activities/ports.ts';
import { type Entry, keys } from '../../src/conversation/entry.ts';
import type { SpokenTurn } from '../../src/local/chaos/customer.ts';
import { Ear } from '../../src/local/chaos/ear.ts';
import { type EffectCounts, type Told, tallyOf } from '../../src/local/chaos/tally.ts';

/** One customer who said one thing and was answered; each test breaks one thing about it. */

const intact = { entries: 0, findings: [] };
const nothingDone: EffectCounts = { total: 0, byRequest: {}, byKey: {}, effects: [] };
const row = (seq: number, key: string, entry: Entry): Row => ({ seq, at: seq, key, entry, words: null });
const said = (turnId: string, floor: number, interim = false): Entry => ({
  kind: 'said',
  by: 'ai',
  epoch: 1,
  turnId,
  floor,
  interim,
});
const taken = row(4, keys.turn('t1'), { kind: 'turn', turnId: 't1' });
const replied = row(5, keys.outcome('t1'), said('t1', 4));

function told(rows: readonly Row[], hear: (ear: Ear) => void = answered): Told {
  const ear = new Ear();
  const turn: SpokenTurn = { turnId: 't1', text: 'Hello', kind: 'plain', sentAt: 0 };
  ear.spoken(turn);
  hear(ear);
  return { customer: { conversation: 'c', turns: [turn], channel: { ear } }, rows };
}

function answered(ear: Ear): void {
  ear.hear({ type: 'said', seq: 5, by: 'ai', text: 'Hello.', turnId: 't1' });
  ear.hear({ type: 'outcome', turnId: 't1', outcome: 'replied', seq: 5 });
}

const tally = (one: Told, effects = nothingDone) => tallyOf([one], effects, intact);

test('a turn that was taken, answered once and told so: nothing is wrong', () => {
  expect(tally(told([taken, replied]))).toMatchObject({
    turns: 1,
    outcomes: { replied: 1 },
    turnsLost: [],
    outcomesDoubled: [],
    effectsDoubled: [],
    callsUnreported: [],
    saidLost: [],
    saidRepeated: [],
  });
});

test('lost: no outcome in the ledger, or none told to the customer, or never taken at all', () => {
  expect(tally(told([taken])).turnsLost).toEqual(['c/t1']);
  expect(tally(told([taken, replied], () => {})).turnsLost).toEqual(['c/t1']);
  expect(tally(told([], () => {})).turnsLost).toEqual(['c/t1']);
});

test('refused is not lost, unless the ledger had taken it', () => {
  const refuse = (ear: Ear) => ear.refuse('t1', 'CONVERSATION_ENDED');
  expect(tally(told([], refuse))).toMatchObject({ turnsLost: [], turnsRefused: 1 });
  expect(tally(told([taken], refuse))).toMatchObject({ turnsLost: ['c/t1'], turnsRefused: 0 });
});

test('doubled: told two outcomes, told another than the ledger holds, or two replies of the AI', () => {
  const twice = (ear: Ear) => {
    answered(ear);
    ear.hear({ type: 'outcome', turnId: 't1', outcome: 'superseded', seq: 6 });
  };
  expect(tally(told([taken, replied], twice)).outcomesDoubled).toEqual(['c/t1']);
  const standing = row(5, keys.outcome('t1'), { kind: 'outcome', turnId: 't1', outcome: 'delivered' });
  expect(tally(told([taken, standing])).outcomesDoubled).toEqual(['c/t1']);
  const second = row(6, 'said/t1/again', said('t1', 4));
  expect(tally(told([taken, replied, second])).outcomesDoubled).toEqual(['c/t1']);
});

test('told the same outcome again, as when a turn is sent again: nothing is doubled', () => {
  const again = (ear: Ear) => {
    answered(ear);
    ear.hear({ type: 'outcome', turnId: 't1', outcome: 'replied', seq: 5 });
  };
  expect(tally(told([taken, replied], again)).outcomesDoubled).toEqual([]);
});

test('an effect twice for one call, one key or one wish is doubled', () => {
  const label = { kind: 'return_label', orderNumber: '200002' };
  const effects = {
    total: 5,
    byRequest: { 'c/t1.0.0': 2, 'c/t2.0.0': 1 },
    byKey: { k: 2 },
    effects: [label, { ...label, orderNumber: '200005' }, label],
  };
  expect(tally(told([taken, replied]), effects).effectsDoubled).toEqual([
    'c/t1.0.0: 2 times',
    'k: 2 times',
    'return_label of order 200002: 2 times',
  ]);
});

test('a side effect that is refused was tried a second time under another key', () => {
  const call = { callId: 't1.0.0', turnId: 't1', tool: 'refund_order', backend: 'payments', ms: 5, sideEffect: true };
  const refused = row(6, keys.called('t1.0.0'), { kind: 'called', ...call, status: 'refused' });
  expect(tally(told([taken, replied, refused])).effectsDoubled).toEqual(['c/t1.0.0: refused, as done before']);
});

test('a side effect that was announced must be reported, in doubt where nobody knows', () => {
  const call = { callId: 't1.0.0', turnId: 't1', tool: 'send_return_label', backend: 'shipping' };
  const calling = row(6, keys.calling('t1.0.0'), { kind: 'calling', ...call });
  const doubt = row(7, keys.called('t1.0.0'), { kind: 'called', ...call, status: 'in_doubt', ms: 0, sideEffect: true });
  expect(tally(told([taken, replied, calling])).callsUnreported).toEqual(['c/t1.0.0']);
  expect(tally(told([taken, replied, calling, doubt]))).toMatchObject({ callsUnreported: [], callsInDoubt: 1 });
});

test('what was said and not heard by the end, and what was heard twice', () => {
  const missed = (ear: Ear) => {
    ear.hear({ type: 'outcome', turnId: 't1', outcome: 'replied', seq: 5 });
    ear.hear({ type: 'ended', seq: 6, why: 'hung_up' });
  };
  expect(tally(told([taken, replied], missed)).saidLost).toEqual(['c at 5 (ai)']);
  const again = (ear: Ear) => {
    answered(ear);
    answered(ear);
  };
  expect(tally(told([taken, replied], again)).saidRepeated).toEqual(['c: 1 times']);
});
