import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/evaluate/decisions.ts';
import { type Driven, drive, handoffIn } from '../../src/evaluate/drive.ts';
import type { Recording } from '../../src/evaluate/recording.ts';
import { played } from './played.ts';
import { benchFor, hasTau, recording, tauRecordings, turn } from './recorded.ts';

/** A recording driven without an engine is judged as the engine judges it. */

const driven = (one: Recording): Driven => drive(one, benchFor([one]));
const made = (one: Recording): string[] =>
  driven(one).decisions.map(({ turn: at, entry }) => `${at} ${entry.decision} ${entry.rule}`);

const plain = turn('Where is my parcel?', 'It left the warehouse this morning.', [
  'get_parcel',
  '{"id":1}',
  'on its way',
]);
const unsure = turn('Still not working.', 'Please restart the device and try once more.');
const askedFor = turn('I want to talk to a human.', 'How may I help you today?');
const loop = turn(
  'Where are all my parcels?',
  'There you are.',
  ...[1, 2, 3, 4].map((id): [string, string, string] => ['get_parcel', `{"id":${id}}`, 'found']),
);
const broken = turn(
  'Cancel it.',
  'I could not.',
  ...['a', 'b', 'c'].map((tool): [string, string, string] => [`${tool}_order`, '{}', 'Error: no such order']),
);
const mute = { text: 'Hello?', steps: [{ text: ' ', calls: [] }] };
const cutShort = {
  text: 'Please do it.',
  steps: [{ text: '', calls: [{ tool: 'get_parcel', arguments: '{}', result: 'found' }] }],
};

test('nothing is decided where nothing went wrong', () => {
  expect(made(recording([plain, plain]))).toEqual([]);
});

test('a request hands over in its turn, before the assistant is heard', () => {
  const one = recording([plain, askedFor, plain]);
  expect(made(one)).toEqual([expect.stringMatching(/^1 hand_off explicit-request@/)]);
  expect(driven(one).tracks).toHaveLength(2);
});

test('the fourth call of one tool in a row is a loop, whatever it asks about', () => {
  expect(made(recording([loop]))).toEqual(['0 hand_off loop-cap@1']);
});

test('an answer that calls itself an error is a refusal, and three in a row are a streak', () => {
  expect(made(recording([broken]))).toEqual(['0 hand_off backend-streak@1']);
});

test('an offer is answered by what the recorded customer says next', () => {
  const complaints = [plain, unsure, { ...unsure, text: 'That did not help.' }];
  const offered = made(recording(complaints));
  expect(offered.at(-1)).toMatch(/^2 offer /);
  const taken = made(recording([...complaints, turn('Yes, please.', 'One moment.'), plain]));
  expect(taken.at(-1)).toMatch(/^3 hand_off offer-taken@/);
  expect(handoffIn(driven(recording([...complaints, turn('No, thanks.', 'Fine.')])))).toBeUndefined();
});

test('the recording’s end is the customer’s: nothing is decided about it', () => {
  expect(made(recording([plain, cutShort]))).toEqual([]);
});

test('an answer without words is a failure of the model, at last a handoff', () => {
  expect(made(recording([mute]))).toEqual(['0 hand_off backend-streak@1']);
});

test('the same recording is judged the same again', () => {
  const one = recording([plain, unsure, unsure, loop]);
  expect(driven(one)).toEqual(driven(one));
});

describe('beside the real activities', () => {
  const alike = async (one: Recording) => {
    const bench = benchFor([one]);
    expect(await played(one, bench)).toEqual(drive(one, bench).decisions.map(({ entry }) => entry));
  };

  test.each<[string, Recording]>([
    ['a plain one', recording([plain, plain])],
    ['a request', recording([plain, askedFor])],
    ['a loop', recording([plain, loop])],
    ['a broken backend', recording([broken])],
    ['complaints, an offer, a yes', recording([plain, unsure, unsure, turn('Yes, please.', 'One moment.')])],
    ['complaints, an offer, more complaints', recording([plain, unsure, unsure, unsure, plain, unsure])],
    ['one that breaks off', recording([unsure, cutShort])],
    ['a mute model', recording([plain, mute])],
  ])('%s gives the same entries', async (_, one) => {
    await alike(one);
  });

  test.skipIf(!hasTau)('every recorded conversation gives the same entries', async () => {
    for (const one of tauRecordings()) await alike(one);
  });
});

test.skipIf(!hasTau)('the hash tells one other decision', () => {
  const all = tauRecordings();
  const bench = benchFor(all);
  const decisions = all.map((one) => ({
    recording: one.id,
    entries: drive(one, bench).decisions.map(({ entry }) => entry),
  }));
  const other = decisions.map((one, i) =>
    i === decisions.findIndex(({ entries }) => entries.length > 0) ? { ...one, entries: [] } : one,
  );
  expect(hashOf(decisions)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashOf(other)).not.toBe(hashOf(decisions));
});
