import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Row } from '../../src/activities/ports.ts';
import { keys } from '../../src/conversation/entry.ts';
import type { Limits } from '../../src/conversation/limits.ts';
import { standingOf } from '../../src/desktop/server/standing.ts';
import { Random } from '../../src/local/chaos/random.ts';
import { truthIn } from '../../src/local/chaos/truth.ts';
import * as words from '../../src/signals/messages.ts';
import { type Call, useEngine } from '../support/engine.ts';
import { auditHandoffs } from '../support/handoff-audit.ts';

/** The protocol on the real workflow, in any order of everything that can happen to it: what the ledger says is audited. */
const engine = useEngine({ briefs: true });

/** Timers that fire within the test, so that their branches are taken too. */
const hasty: Partial<Limits> = {
  acceptMs: 2_000,
  readBackMs: 2_000,
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

/** Where it stands, read from the ledger: a query would disturb what is to be watched. */
interface Place {
  readonly stage: 'with_ai' | 'seeking' | 'ringing' | 'reading_back' | 'with_human' | 'waiting' | 'ended';
  readonly epoch: number;
  readonly offerId: string;
  readonly seekId: string;
  /** Who has accepted, or for whom it rings. */
  readonly agent?: string | undefined;
}

async function placeOf({ id }: Call): Promise<Place> {
  const rows = await engine().ledger.rows(id);
  const standing = standingOf(rows);
  const epoch = standing?.custody.epoch ?? 0;
  const seek = rows.findLast(({ entry }) => entry.kind === 'seek' && entry.epoch === epoch)?.entry;
  const seekId = seek?.kind === 'seek' ? seek.seekId : 's0';
  const { offer } = standing ?? {};
  return {
    stage: stageOf(rows, seekId),
    epoch,
    offerId: offer?.offerId ?? 'o0',
    seekId,
    agent: offer?.agent ?? offer?.only,
  };
}

function stageOf(rows: readonly Row[], seekId: string): Place['stage'] {
  const { custody, offer } = standingOf(rows) ?? {};
  if (custody?.holder === 'ended') return 'ended';
  if (custody?.holder === 'human') return 'with_human';
  if (custody?.holder !== 'queue') return custody?.holder === 'ai' ? 'with_ai' : 'waiting';
  if (offer !== undefined) return offer.agent === undefined ? 'ringing' : 'reading_back';
  return seekId === 's0' ? 'waiting' : 'seeking';
}

const anyTime = ['say', 'again', 'wait', 'cut_in', 'hang_up', 'accept', 'resolve', 'routed'] as const;

/** Mostly what fits, so that every branch is come to; now and then anything. */
function movesAt(stage: Place['stage']) {
  switch (stage) {
    case 'seeking':
      return [...anyTime, 'routed', 'routed', 'routed', 'routed', 'routed', 'wait'] as const;
    case 'ringing':
      return [...anyTime, 'accept', 'accept', 'accept', 'accept', 'accept', 'decline', 'wait'] as const;
    case 'reading_back':
      return [...anyTime, 'read_back', 'read_back', 'read_back', 'read_back', 'read_back', 'decline'] as const;
    case 'with_human':
      return [...anyTime, 'reply', 'reply', 'transfer', 'transfer', 'hand_back', 'wait'] as const;
    case 'with_ai':
      return [...anyTime, 'say', 'say'] as const;
    default:
      return [...anyTime, 'wait', 'wait'] as const;
  }
}

/** One thing that happens. What the conversation refuses is refused: that is what it is for. */
async function happens(call: Call, random: Random, turns: string[]): Promise<void> {
  const place = await placeOf(call);
  const kind = random.pick(movesAt(place.stage));
  const agent = place.agent !== undefined && random.chance(0.8) ? place.agent : random.pick(agents);
  const act = (name: string, more: object = {}) => acts(call, place, random, name, { agent, ...more });
  switch (kind) {
    case 'say':
      return await said(call, random, turns);
    case 'again':
      return void (await call.say(human, turns[0]));
    case 'cut_in':
      return await call.bargeIn(turns.at(-1) ?? 't1', 'half of it');
    case 'routed': {
      const seekId = random.chance(0.1) ? 's0' : place.seekId;
      return await call.handle.signal(words.routedSignal, { seekId, agent: random.pick(agents) });
    }
    case 'decline':
      return await act('decline', { reason: 'busy' });
    case 'read_back': {
      const truth = truthIn((await engine().ledger.packet(call.id))?.words);
      return await act('read-back', { codes: { ...truth, ...(random.chance(0.3) ? { promise: 'mistaken' } : {}) } });
    }
    case 'reply':
      return await replied(call, place, random, agent);
    case 'transfer':
      return await act('transfer', { reason: 'wrong_skill', ...(random.chance(0.5) ? { to: 'cleo' } : {}) });
    case 'hand_back':
      return await act('hand-back', { outcome: 'answered' });
    case 'accept':
      return await act('accept');
    case 'resolve':
      return await act('resolve', { outcome: 'solved' });
    case 'wait':
      return await delay(random.between(100, 1_500));
    case 'hang_up':
      return random.chance(0.2) ? await call.hangUp() : undefined;
  }
}

/** Now and then under an epoch that is past. */
async function acts(call: Call, place: Place, random: Random, name: string, more: object): Promise<void> {
  const actId = randomUUID();
  const epoch = place.epoch - (random.chance(0.1) ? 1 : 0);
  const message = { actId, offerId: place.offerId, epoch, ...more };
  await call.handle.executeUpdate<unknown, [object]>(name, { updateId: actId, args: [message] });
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

async function replied(call: Call, place: Place, random: Random, agent: string): Promise<void> {
  const replyId = `r-${randomUUID()}`;
  const { epoch } = place;
  const appended = await engine().ledger.humanSays(call.id, { epoch, agent, replyId, text: 'I am here.' });
  if ('seq' in appended) await acts(call, place, random, 'reply', { agent, replyId, seq: appended.seq });
}

/** What a conversation refuses, and what comes after its end, is no failure; nor is a busy machine. */
const refused = (error: unknown): undefined => {
  const text = String(error instanceof Error ? `${error.name} ${error.message} ${error.cause}` : error);
  if (
    /Workflow Task in failed state|WorkflowUpdateFailed|WorkflowNotFound|WorkflowExecutionAlreadyStarted|already completed|refused: ended/.test(
      text,
    )
  )
    return;
  throw error;
};

async function conversation(seed: number): Promise<readonly Row[]> {
  const random = new Random(seed);
  const call = await engine().call(hasty);
  const turns = ['t1'];
  await call.say(random.chance(0.7) ? human : 'Hello.', 't1');
  for (let moves = 0; moves < 11; moves += 1) await happens(call, random, turns).catch(refused);
  await call.hangUp().catch(refused);
  await Promise.race([
    call.handle.result(),
    delay(60_000).then(() => Promise.reject(new Error(`${call.id} is stuck`))),
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
  await Promise.all(Array.from({ length: 12 }, line));
  console.info(Object.fromEntries(seen));
  // Every branch was come to, and not by one conversation alone.
  for (const kind of ['seek', 'offer', 'accepted', 'read_back', 'lapsed', 'promise', 'promise_end', 'human', 'barged'])
    expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(15);
}, 600_000);
