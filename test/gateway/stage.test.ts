import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StreamFrame } from '../../src/gateway/frames.ts';
import { Stage } from '../../src/gateway/stage.ts';
import type { Step } from '../../src/gateway/words-frames.ts';

/** Who has the customer's ear. */

const step = (over: Partial<Step> = {}): Step => ({
  conversation: 'c1',
  turnId: 't1',
  epoch: 1,
  step: 0,
  attempt: 1,
  ...over,
});
const texts = (frames: readonly StreamFrame[]): string[] =>
  frames.flatMap((frame) => ('text' in frame ? [frame.text] : []));

function onStage(): Stage {
  const stage = new Stage();
  stage.turnTaken('t1', 4);
  return stage;
}

test('words of the open turn go through, with their step, attempt and index', () => {
  expect(onStage().words(step({ step: 2, attempt: 3 }), 7, 'Hello')).toEqual([
    { type: 'word', turnId: 't1', step: 2, attempt: 3, index: 7, text: 'Hello' },
  ]);
});

test('a later turn silences the one before, whose words come late', () => {
  const stage = onStage();
  stage.words(step(), 0, 'Hello');
  stage.turnTaken('t2', 6);
  expect(stage.words(step(), 1, ' there')).toEqual([]);
  expect(texts(stage.words(step({ turnId: 't2' }), 0, 'Yes'))).toEqual(['Yes']);
  expect(stage.streamed('t2')).toBe('Yes');
  expect(stage.streamed('t1')).toBeUndefined();
});

test('an older turn that is sent again does not take the floor', () => {
  const stage = new Stage();
  stage.turnTaken('t2', 9);
  stage.turnTaken('t1', 4);
  expect(stage.turnId).toBe('t2');
  expect(stage.words(step(), 0, 'old')).toEqual([]);
});

test('a barge-in silences the step that speaks; the step that thinks again is heard', () => {
  const stage = onStage();
  stage.words(step(), 0, 'I will tell you');
  stage.bargedIn('t1');
  expect(stage.words(step(), 1, ' everything')).toEqual([]);
  expect(stage.words(step({ attempt: 2 }), 0, 'again')).toEqual([]);
  expect(texts(stage.words(step({ step: 1, attempt: 2 }), 0, 'Anyway'))).toEqual(['Anyway']);
  expect(stage.streamed('t1')).toBe('I will tell youAnyway');
});

test('a barge-in before the first word silences what is being thought', () => {
  const stage = onStage();
  stage.bargedIn('t1');
  expect(stage.words(step(), 0, 'Hello')).toEqual([]);
});

test('a barge-in into another turn silences nothing', () => {
  const stage = onStage();
  stage.bargedIn('t0');
  expect(texts(stage.words(step(), 0, 'Hello'))).toEqual(['Hello']);
});

test('a new attempt voids what the one before has said of that step, and only of that step', () => {
  const stage = onStage();
  stage.words(step(), 0, 'Let me look. ');
  stage.words(step({ step: 1, attempt: 1 }), 0, 'Your or');
  expect(stage.begin(step({ step: 1, attempt: 2 }))).toEqual([{ type: 'retract', turnId: 't1', step: 1, attempt: 1 }]);
  expect(stage.words(step({ step: 1, attempt: 1 }), 1, 'der')).toEqual([]);
  stage.words(step({ step: 1, attempt: 2 }), 0, 'It is on its way.');
  expect(stage.streamed('t1')).toBe('Let me look. It is on its way.');
});

test('a retraction voids what the attempt has said; nothing is retracted that was not said', () => {
  const stage = onStage();
  expect(stage.retract(step())).toEqual([]);
  stage.words(step(), 0, 'Hello');
  expect(stage.retract(step())).toEqual([{ type: 'retract', turnId: 't1', step: 0, attempt: 1 }]);
  expect(stage.streamed('t1')).toBeUndefined();
});

test('after custody has passed, words under the old epoch are not heard', () => {
  const stage = onStage();
  stage.words(step(), 0, 'Hello');
  stage.custody(2);
  expect(stage.words(step(), 1, ' there')).toEqual([]);
});

test('words after the turn has its outcome are late', () => {
  const stage = onStage();
  stage.settled('t1');
  expect(stage.words(step(), 0, 'Hello')).toEqual([]);
});

test('a turn that another gateway took is heard once the one here has its outcome, or where none is open', () => {
  const stage = onStage();
  expect(stage.words(step({ turnId: 't2' }), 0, 'Hello')).toEqual([]);
  stage.settled('t1');
  expect(texts(stage.words(step({ turnId: 't2' }), 0, 'Hello'))).toEqual(['Hello']);
  expect(texts(new Stage().words(step(), 0, 'Hello'))).toEqual(['Hello']);
});

test('whatever happens in whatever order, what a listener keeps is what was streamed, from one attempt of each step', () => {
  const small = fc.integer({ min: 0, max: 2 });
  const act = fc.oneof(
    fc.record({ do: fc.constant('words' as const), step: small, attempt: small, text: fc.constantFrom('a', 'b') }),
    fc.record({ do: fc.constant('retract' as const), step: small, attempt: small }),
    fc.record({ do: fc.constant('begin' as const), step: small, attempt: small }),
    fc.record({ do: fc.constant('barge' as const) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const stage = onStage();
      const kept: { step: number; attempt: number; text: string }[] = [];
      const hear = (frames: readonly StreamFrame[]): void => {
        for (const frame of frames) {
          if (frame.type === 'word') kept.push(frame);
          else
            kept.splice(
              0,
              kept.length,
              ...kept.filter((word) => word.step !== frame.step || word.attempt !== frame.attempt),
            );
        }
      };
      for (const one of acts) {
        if (one.do === 'words') hear(stage.words(step(one), 0, one.text));
        else if (one.do === 'retract') hear(stage.retract(step(one)));
        else if (one.do === 'begin') hear(stage.begin(step(one)));
        else stage.bargedIn('t1');
      }
      expect(stage.streamed('t1') ?? '').toBe(kept.map(({ text }) => text).join(''));
      const steps = new Set(kept.map((word) => word.step));
      expect(new Set(kept.map((word) => `${word.step}/${word.attempt}`)).size).toBe(steps.size);
    }),
  );
});
