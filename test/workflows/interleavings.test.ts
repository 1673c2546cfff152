import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Row } from '../../src/activities/ports.ts';
import { keys } from '../../src/conversation/entry.ts';
import type { Limits } from '../../src/conversation/limits.ts';
import { obligation } from '../../src/conversation/obligation.ts';
import type { State } from '../../src/conversation/state.ts';
import { Random } from '../../src/local/chaos/random.ts';
import * as words from '../../src/signals/messages.ts';
import { type Call, useEngine } from '../support/engine.ts';
import { auditHandoffs } from '../support/handoff-audit.ts';

/** The protocol on the real workflow, in any order of everything that can happen to it: what the ledger says is audited. */
const engine = useEngine({ briefs: true });

/** Timers that fire within the test, so that their branches are taken too. */
const hasty: Partial<Limits> = {
  acceptMs: 1_000,
  readBackMs: 1_000,
  humanSilenceMs: 2_000,
  queueMs: 2_000,
  widenMs: 1_000,
  callbackMs: 1_000,
  callbackWindowMs: 1_000,
  nudgeMs: 2_000,
  idleMs: 4_000,
};

const agents = ['ada', 'bob', 'cleo'] as const;
const sayings = [
  'Hello.',
  'Where is my order 100006?',
  'Never mind, I do not need a human any more.',
  'Thank you.',
] as const;
const human = 'I want to talk to a human, please.';

/** One thing that happens. What the conversation refuses is refused: that is what it is for. */
async function happens(call: Call, random: Random, turns: string[]): Promise<void> {
  const state = await call.state();
  expect(obligation(state).kind === 'none').toBe(state.phase.name === 'ended');
  const kind = random.pick(movesIn(state));
  const agent = 'agent' in state.phase && random.chance(0.8) ? state.phase.agent : random.pick(agents);
  const act = { agent: agent ?? 'ada', ...(random.chance(0.1) ? { epoch: state.custody.epoch - 1 } : {}) };
  switch (kind) {
    case 'say':
      return void (await said(call, random, turns));
    case 'again':
      return void (await call.say(human, turns[0]));
    case 'cut_in':
      return await call.bargeIn(turns.at(-1) ?? 't1', 'half of it');
    case 'routed': {
      const search = 'search' in state.phase ? state.phase.search : undefined;
      const seekId = search === undefined || random.chance(0.1) ? 's0' : search.seekId;
      return await call.handle.signal(words.routedSignal, { seekId, agent: random.pick(agents) });
    }
    case 'accept':
      return void (await call.act('accept', act));
    case 'decline':
      return void (await call.act('decline', { ...act, reason: 'busy' }));
    case 'read_back': {
      const codes = { ...(state.packet?.truth ?? {}), ...(random.chance(0.3) ? { promise: 'mistaken' } : {}) };
      return void (await call.act('read-back', { ...act, codes }));
    }
    case 'reply':
      return await replied(call, state, agent ?? 'ada');
    case 'transfer':
      return void (await call.act('transfer', {
        ...act,
        reason: 'wrong_skill',
        ...(random.chance(0.5) ? { to: 'cleo' } : {}),
      }));
    case 'resolve':
      return void (await call.act('resolve', { ...act, outcome: 'solved' }));
    case 'hand_back':
      return void (await call.act('hand-back', { ...act, outcome: 'answered' }));
    case 'wait':
      return await delay(random.between(100, 1_500));
    case 'hang_up':
      return random.chance(0.2) ? await call.hangUp() : undefined;
  }
}

const anyTime = ['say', 'again', 'wait', 'cut_in', 'hang_up', 'accept', 'resolve', 'routed'] as const;

/** Mostly what fits the phase, so that every one of them is come to; now and then anything. */
function movesIn({ phase }: State) {
  switch (phase.name) {
    case 'seeking':
    case 'briefing':
      return [...anyTime, 'routed', 'routed', 'routed', 'routed', 'wait'] as const;
    case 'ringing':
      return [...anyTime, 'accept', 'accept', 'accept', 'accept', 'decline', 'wait'] as const;
    case 'reading_back':
      return [...anyTime, 'read_back', 'read_back', 'read_back', 'read_back', 'decline'] as const;
    case 'with_human':
      return [...anyTime, 'reply', 'reply', 'transfer', 'transfer', 'hand_back', 'wait'] as const;
    default:
      return [...anyTime, 'say', 'say'] as const;
  }
}

async function said(call: Call, random: Random, turns: string[]): Promise<void> {
  const turnId = `t${turns.length + 1}`;
  turns.push(turnId);
  const taken = call.say(random.chance(0.4) ? human : random.pick(sayings), turnId);
  // A turn that the ledger took just before the end, and the conversation no more: the gateway's sweep closes it.
  await taken.catch((error: unknown) => {
    refused(error);
    const entry = { kind: 'outcome', turnId, outcome: 'ended' } as const;
    return engine().ledger.append(call.id, [{ key: keys.outcome(turnId), entry }]);
  });
}

async function replied(call: Call, { custody }: State, agent: string): Promise<void> {
  const replyId = `r${custody.epoch}-${Date.now()}`;
  const appended = await engine().ledger.humanSays(call.id, {
    epoch: custody.epoch,
    agent,
    replyId,
    text: 'I am here.',
  });
  if ('seq' in appended) await call.act('reply', { agent, replyId, seq: appended.seq });
}

/** What a conversation refuses, and what comes after its end, is no failure. */
const refused = (error: unknown): undefined => {
  const text = String(error instanceof Error ? `${error.name} ${error.message} ${error.cause}` : error);
  if (
    /Workflow Task in failed state|WorkflowUpdateFailed|WorkflowNotFound|already completed|refused: ended|no rows|OFFER_|EPOCH_STALE/.test(
      text,
    )
  )
    return;
  throw error;
};

async function conversation(seed: number): Promise<readonly Row[]> {
  const random = new Random(seed);
  const call = await engine().call(hasty);
  const turns: string[] = [];
  await call.say(random.chance(0.6) ? human : 'Hello.', 't1');
  turns.push('t1');
  for (let moves = 0; moves < 14; moves += 1) await happens(call, random, turns).catch(refused);
  await call.hangUp().catch(refused);
  await Promise.race([
    call.handle.result(),
    delay(30_000).then(() => Promise.reject(new Error(`${call.id} is stuck`))),
  ]);
  expect(await engine().ledger.verify(call.id)).toMatchObject({ findings: 0 });
  expect(await failedTasks(call), call.id).toEqual([]);
  return await engine().ledger.rows(call.id);
}

/** The server’s word for “something came in meanwhile, look again”. */
const unhandled = 'UnhandledCommand';

/** A workflow task that failed is a bug of the workflow; one that a busy machine let time out is not. */
async function failedTasks({ handle }: Call): Promise<readonly unknown[]> {
  const { events } = await handle.fetchHistory();
  return (events ?? [])
    .flatMap(({ workflowTaskFailedEventAttributes: failed }) => failed?.failure?.message ?? [])
    .filter((why) => why !== unhandled);
}

test('500 conversations in any order of events: one holder, one voice, one outcome a turn, no orphan, no empty room', async () => {
  await engine().model({});
  const seen = new Map<string, number>();
  let seed = 0;
  const line = async (): Promise<void> => {
    while (seed < 500) {
      seed += 1;
      const mine = seed;
      const rows = await conversation(mine);
      expect(auditHandoffs(rows), `seed ${mine}`).toEqual([]);
      for (const { entry } of rows) seen.set(entry.kind, (seen.get(entry.kind) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 10 }, line));
  console.info(Object.fromEntries(seen));
  // Every branch was come to, and not by one conversation alone.
  for (const kind of ['seek', 'offer', 'accepted', 'read_back', 'lapsed', 'promise', 'promise_end', 'human', 'barged'])
    expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(50);
}, 600_000);
