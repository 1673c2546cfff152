import fc from 'fast-check';
import { expect, test } from 'vitest';
import { obligation } from '../../src/conversation/obligation.ts';
import type { Handoff, State } from '../../src/conversation/state.ts';
import { seenBy, standingOf } from '../../src/desktop/server/standing.ts';
import type { Row } from '../../src/handoff/row.ts';
import { truth, World } from '../support/world.ts';

/** The ledger's rows as the conversation wrote them, with the entries that come from the doors. */
const rowsOf = (world: World): Row[] =>
  [{ key: 'started', entry: { kind: 'started', channel: 'voice', snapshot: 's' } } as const, ...world.drafts].map(
    (draft, i) => ({ seq: i + 1, at: i, words: null, ...draft }),
  );

/** Where the conversation itself says it stands, for this agent. */
function truthFor(agent: string, { phase, custody }: State) {
  if (phase.name === 'ended') return 'CONVERSATION_ENDED';
  if (phase.name === 'ringing' && !isAsked(agent, phase.handoff)) return 'OFFER_NOT_YOURS';
  if (phase.name === 'ringing') return { stage: 'ringing', offerId: phase.offerId, epoch: custody.epoch };
  if (phase.name !== 'reading_back' && phase.name !== 'with_human') return 'OFFER_CLOSED';
  if (phase.agent !== agent) return 'OFFER_TAKEN';
  return { stage: phase.name, offerId: phase.offerId, epoch: custody.epoch };
}

const isAsked = (agent: string, { except = [], only }: Handoff): boolean =>
  !except.includes(agent) && (only ?? agent) === agent;

const agents = ['ana', 'bo'] as const;
type Move = 'go on' | 'decline' | 'pass on' | 'wrong' | 'resolve' | 'hand back' | 'wait' | 'turn' | 'hang up';

function play(world: World, move: Move, agent: string, nth: number): void {
  switch (move) {
    case 'go on':
      goOn(world, agent, nth);
      return;
    case 'wrong':
      world.act('read_back', { agent, codes: { ...truth, wants: 'nothing' } });
      return;
    case 'decline':
      world.act('decline', { agent });
      return;
    case 'pass on':
      world.act('transfer', { agent, ...(nth % 2 === 0 ? {} : { to: 'bo' }) });
      return;
    case 'resolve':
      world.act('resolve', { agent });
      return;
    case 'hand back':
      world.act('hand_back', { agent });
      return;
    case 'wait':
      if (obligation(world.state).kind === 'timer') world.ring();
      return;
    case 'turn':
      world.turn(`t${nth}`);
      return;
    case 'hang up':
      // Seldom, or no run would come far.
      if (nth % 7 === 0) world.hangUp();
      return;
  }
}

/** The next step towards a human. */
function goOn(world: World, agent: string, nth: number): void {
  const { name } = world.state.phase;
  if (name === 'listening') world.turn(`t${nth}`);
  if (name === 'thinking') world.thought('request');
  if (name === 'sealing') world.sealed();
  if (name === 'ringing') world.act('accept', { agent });
  if (name === 'reading_back') world.act('read_back', { agent });
  if (name === 'with_human') world.act('human_reply', { agent });
}

/** Through every phase, whatever chance leaves out. */
const ways: readonly Move[][] = [
  ['go on', 'go on', 'go on', 'go on', 'go on', 'go on', 'resolve'],
  ['go on', 'go on', 'go on', 'wait', 'wait', 'wait', 'go on'],
];

const played = (moves: readonly Move[]): [{ move: Move; agent: (typeof agents)[number] }[]] => [
  moves.map((move) => ({ move, agent: 'ana' })),
];
const examples = ways.map(played);

test('what the desk reads from the ledger is where the conversation stands, after any acts in any order', () => {
  const step = fc.record({
    move: fc.constantFrom<Move>(
      'go on',
      'go on',
      'go on',
      'decline',
      'pass on',
      'wrong',
      'resolve',
      'hand back',
      'wait',
      'turn',
      'hang up',
    ),
    agent: fc.constantFrom(...agents),
  });
  const visited = new Set<string>();
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const world = new World();
      for (const [i, { move, agent }] of steps.entries()) {
        play(world, move, agent, i);
        visited.add(world.state.phase.name);
        const standing = standingOf(rowsOf(world));
        if (standing === undefined) throw new Error('it was started');
        for (const who of agents) {
          const seen = seenBy(who, standing);
          const there = truthFor(who, world.state);
          if (there === 'OFFER_NOT_YOURS') visited.add('not asked');
          if (typeof there === 'string') expect(seen).toBe(there);
          else expect(seen).toMatchObject(there);
        }
      }
    }),
    { numRuns: 300, examples },
  );
  for (const phase of ['not asked', 'ringing', 'reading_back', 'with_human', 'callback', 'ended'])
    expect(visited).toContain(phase);
});
