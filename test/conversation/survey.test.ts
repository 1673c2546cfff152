import { expect, test } from 'vitest';
import { describe, publicPhase } from '../../src/conversation/describe.ts';
import { obligation } from '../../src/conversation/obligation.ts';
import { World } from '../support/world.ts';

/** A human resolved it: the customer is asked once how it was, and may say anything instead. */

const withHuman = (over: object = { surveyMs: 15_000 }): World => {
  const world = new World('voice', over);
  world.turn('t1');
  world.thought('request');
  world.sealed();
  world.act('accept');
  world.act('read_back');
  return world;
};
const resolved = (over?: object): World => {
  const world = withHuman(over);
  world.act('resolve');
  return world;
};
const scripts = ({ drafts }: World): readonly string[] =>
  drafts.flatMap(({ entry }) => (entry.kind === 'said' && entry.by === 'script' ? [entry.script] : []));
const holders = ({ drafts }: World): readonly string[] =>
  drafts.flatMap(({ entry }) => (entry.kind === 'custody' ? [`${entry.holder}: ${entry.why}`] : []));

test('a conversation that knows no time for it ends at once, as those from before do', () => {
  const world = resolved({});
  expect(world.state.phase).toMatchObject({ name: 'ended', why: 'resolved' });
  expect(scripts(world)).not.toContain('survey');
});

test('resolved: the human is done, the AI has custody, and only the script has spoken', () => {
  const world = resolved();
  expect(world.state.phase).toEqual({ name: 'surveying', until: world.at + 15_000 });
  expect(world.state.custody).toEqual({ holder: 'ai', epoch: 4 });
  expect(holders(world).at(-1)).toBe('ai: resolved');
  expect(scripts(world).at(-1)).toBe('survey');
  expect(obligation(world.state)).toMatchObject({ kind: 'timer', at: world.at + 15_000 });
  expect(publicPhase(world.state, true)).toBe('surveying');
  expect(describe(world.state)).toContain('**Phase** surveying');
});

test('silence: the farewell and the end, without an answer', () => {
  const world = resolved();
  world.ring();
  expect(world.state.phase).toMatchObject({ name: 'ended', why: 'resolved' });
  expect(scripts(world).slice(-2)).toEqual(['survey', 'farewell_resolved']);
});

test('an alarm before its time changes nothing', () => {
  const world = resolved();
  world.tell({ type: 'alarm' });
  expect(world.state.phase.name).toBe('surveying');
});

test('hung up: ended as resolved, and nothing more is said', () => {
  const world = resolved();
  world.hangUp();
  expect(world.state.phase).toMatchObject({ name: 'ended', why: 'resolved' });
  expect(scripts(world).at(-1)).toBe('survey');
});

test('an answer is read before it has its outcome; figures are thanked for, then the farewell', () => {
  const world = resolved();
  world.turn('t2');
  expect(world.effects).toEqual([{ do: 'survey', turnId: 't2' }]);
  expect(world.outcomeOfTurn('t2')).toBeUndefined();
  expect(obligation(world.state)).toEqual({ kind: 'step', name: 'read the answer of turn t2' });
  world.surveyed('graded');
  expect(world.outcomeOfTurn('t2')).toBe('delivered');
  expect(scripts(world).slice(-3)).toEqual(['survey', 'survey_thanks', 'farewell_resolved']);
  expect(world.state.phase).toMatchObject({ name: 'ended', why: 'resolved' });
});

test('no figures: the farewell, without thanks', () => {
  const world = resolved();
  world.turn('t2');
  world.surveyed('ungraded');
  expect(scripts(world).slice(-2)).toEqual(['survey', 'farewell_resolved']);
  expect(world.outcomeOfTurn('t2')).toBe('delivered');
});

test('what asks for more is thought about by the AI, which begins anew', () => {
  const world = resolved();
  world.turn('t2');
  world.surveyed('reopens');
  expect(world.state.phase).toMatchObject({ name: 'thinking', turn: { turnId: 't2' } });
  expect(world.state.custody).toEqual({ holder: 'ai', epoch: 4 });
  world.thought('replied');
  expect(world.outcomeOfTurn('t2')).toBe('replied');
  expect(world.state.phase.name).toBe('listening');
});

test('who asks for a human gets one, and is not asked a second time how it was', () => {
  const world = resolved();
  world.turn('t2');
  world.surveyed('reopens');
  world.thought('request');
  expect(world.state.phase.name).toBe('sealing');
  world.sealed();
  world.act('accept', { agent: 'bob' });
  world.act('read_back', { agent: 'bob' });
  world.act('resolve', { agent: 'bob' });
  expect(world.state.phase).toMatchObject({ name: 'ended', why: 'resolved' });
  expect(scripts(world).filter((script) => script === 'survey')).toHaveLength(1);
});

test('what was written before the question stood there is no answer: the question goes on', () => {
  const world = resolved();
  world.turn('t2');
  world.surveyed('unasked');
  expect(world.state.phase).toMatchObject({ name: 'surveying' });
  expect(world.state.phase).not.toHaveProperty('turn');
  expect(world.outcomeOfTurn('t2')).toBe('delivered');
  world.turn('t3');
  world.surveyed('graded');
  expect(world.state.phase.name).toBe('ended');
});

test('two turns are read as one: the first gives way, and only the later reading counts', () => {
  const world = resolved();
  world.turn('t2');
  world.turn('t3');
  expect(world.outcomeOfTurn('t2')).toBe('superseded');
  world.tell({ type: 'surveyed', turnId: 't2', reading: 'graded' });
  expect(world.state.phase.name).toBe('surveying');
  world.surveyed('reopens');
  expect(world.state.phase).toMatchObject({ name: 'thinking', turn: { turnId: 't3' } });
});

test('a turn that comes late stands in what is being read', () => {
  const world = resolved();
  world.delayed('turn', 't2');
  world.turn('t3');
  const [late] = world.late;
  if (late) world.tell(late);
  expect(world.outcomeOfTurn('t2')).toBe('superseded');
  expect(world.state.phase).toMatchObject({ turn: { turnId: 't3' } });
});

test('hung up while the answer is read: the turn ends with the conversation', () => {
  const world = resolved();
  world.turn('t2');
  world.hangUp();
  expect(world.outcomeOfTurn('t2')).toBe('ended');
  world.surveyed('graded');
  expect(world.state.phase).toMatchObject({ name: 'ended', why: 'resolved' });
  expect(scripts(world)).not.toContain('survey_thanks');
});

test('the human who resolved it can do nothing more', () => {
  const world = resolved();
  const before = world.act('human_reply', { offerId: 'o2' });
  expect(world.state.phase).toBe(before.phase);
  expect(world.state.acts.at(-1)?.answer).toMatchObject({ ok: false, code: 'OFFER_CLOSED' });
});

test('cutting the question off is no answer to it', () => {
  const world = resolved();
  world.bargeIn('t1');
  expect(world.state.phase.name).toBe('surveying');
});

test('a side effect in doubt is remembered when the customer asks for more', () => {
  const world = withHuman();
  world.state = { ...world.state, track: { ...world.state.track, inDoubt: ['c1'] } };
  world.act('resolve');
  expect(world.state.track.inDoubt).toEqual(['c1']);
});

test('handed back to the AI nobody is asked: the matter goes on', () => {
  const world = withHuman();
  world.act('hand_back');
  expect(world.state.phase.name).toBe('listening');
  expect(scripts(world)).not.toContain('survey');
});
