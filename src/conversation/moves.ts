import type { Wish } from '../handoff/callbacks/wish.ts';
import { pass } from '../handoff/custody.ts';
import type { Decision } from '../policy/decision.ts';
import { judge } from '../policy/judge.ts';
import { type Draft, type EndReason, type Entry, keys, type PromiseEnd, type ScriptCode } from './entry.ts';
import type { CallbackPromise, Handoff, InFlight, OpenTurn, Phase, State } from './state.ts';
import { doing, inOrder, type Step, stay } from './step.ts';

/** The moves that several phases make. Each leaves custody in one place and an obligation behind. */

const record = (...drafts: Draft[]) => ({ do: 'record', drafts }) as const;

export const say = (state: State, script: ScriptCode, of: string | number): Draft => ({
  key: keys.script(script, of),
  entry: { kind: 'said', by: 'script', epoch: state.custody.epoch, script },
});

export const write = (state: State, ...drafts: Draft[]): Step => doing(state, record(...drafts));

type Target = Parameters<typeof pass>[1];

/** Custody passes, and the ledger learns it: from then on only the new epoch may speak. */
export function passTo(state: State, to: Target, why: string): Step {
  const custody = pass(state.custody, to);
  const entry = { kind: 'custody', holder: custody.holder, epoch: custody.epoch, why } as const;
  const agent = custody.holder === 'human' ? { agent: custody.agent } : {};
  return write({ ...state, custody }, { key: keys.custody(custody), entry: { ...entry, ...agent } });
}

export const think = (state: State, turn: OpenTurn): Step =>
  doing({ ...state, phase: { name: 'thinking', turn } }, { do: 'think', turn });

export const listen = (state: State, at: number): State => ({
  ...state,
  phase: { name: 'listening', since: at, nudged: false },
});

type Made = Exclude<Decision, { kind: 'continue' }>;
type HandOff = Extract<Decision, { kind: 'hand_off' }>;
type Offer = Extract<Decision, { kind: 'offer' }>;

/** What was decided, as the ledger keeps it: rule, version, the turns it rests on, what would have changed it. */
function decided({ serial, policy }: State, decision: Made): Draft {
  const { kind, finding, score, tier } = decision;
  const { rule, turns, because, unless } = finding;
  const of = `${policy.domain}@${policy.version}`;
  const path = 'path' in decision ? { path: decision.path } : {};
  const entry = {
    kind: 'decision',
    decision: kind,
    rule,
    tier,
    score,
    turns,
    because,
    unless,
    policy: of,
    ...path,
  } as const;
  return { key: `decision/${serial}`, entry };
}

/** Nobody acts on it, but it is on record: what patterns are found in. */
export function watch(state: State, decision: Made): Step {
  const noted: State = { ...state, serial: state.serial + 1, lastRule: decision.finding.rule };
  return write(noted, decided(noted, decision));
}

const unowed = ({ owed: _, ...state }: State): State => state;

/** “Would you like…”, once the turn has its reply; the customer's next words answer it. */
export function offerHuman(state: State, decision: Offer): Step {
  const { track } = judge(state.track, [{ type: 'offered', turnId: state.latest.turnId }], state.limits, state.policy);
  return inOrder(
    { ...unowed(state), track },
    (now) => watch(now, decision),
    (now) => write(now, say(now, 'offer_human', now.serial)),
  );
}

/** With nobody in sight a human is sought no longer than a desktop takes that has lost its connection to come back. */
const nobodyInSightMs = 10_000;

/** The decision's path: strict mode at once, the transition script, then the packet. */
export function handOff(state: State, at: number, decision: HandOff, inFlight: InFlight): Step {
  const { finding, tier, path } = decision;
  const { rule } = finding;
  const patience = path === 'callback' ? { patience: at + nobodyInSightMs } : {};
  const serial = state.serial + 1;
  const scripts: ScriptCode[] = decision.fallback ? ['fallback', 'transition'] : ['transition'];
  return inOrder(
    { ...unowed(state), serial, lastRule: rule },
    (now) => write(now, decided(now, decision)),
    (now) => passTo(now, { holder: 'queue' }, rule),
    (now) => write(now, ...scripts.map((script) => say(now, script, now.custody.epoch))),
    (now) => seal(now, { rule, tier, since: at, rounds: 0, ...patience }, inFlight),
  );
}

/** Seals the packet under the current epoch as soon as no side effect is in flight any more. */
export function seal(state: State, handoff: Handoff, inFlight: InFlight): Step {
  const sealing: State = { ...state, phase: { name: 'sealing', handoff, inFlight } };
  if (inFlight.length > 0) return doing(sealing);
  return doing(sealing, { do: 'seal', epoch: state.custody.epoch, handoff });
}

/** The sealed packet gets its brief, where the conversation gives a model time for one; a human is sought meanwhile. */
export function brief(state: State, at: number, handoff: Handoff): Step {
  const { briefMs, queueMs } = state.limits;
  if (briefMs === undefined) return seek(state, at, handoff);
  const until = at + briefMs;
  const writes = { do: 'brief', epoch: state.custody.epoch, until } as const;
  if (queueMs === undefined) return doing({ ...state, phase: { name: 'briefing', handoff, until } }, writes);
  return inOrder(
    state,
    (now) => look(now, at, handoff, queueMs, (sought) => ({ name: 'briefing', until, ...sought })),
    (now) => doing(now, { ...writes, seekId: seekIdOf(now) }),
  );
}

/** A human is sought until patience ends. Conversations that know no desk ring for everybody. */
export function seek(state: State, at: number, handoff: Handoff, rings?: number): Step {
  const { queueMs } = state.limits;
  if (queueMs === undefined) return ring(state, at, handoff, { rings });
  if (at >= patienceOf(handoff, at + queueMs)) return giveUp(state, at, handoff);
  return look(state, at, handoff, queueMs, (sought) => ({ name: 'seeking', ...sought }));
}

const patienceOf = ({ promise, patience }: Handoff, fresh: number): number => promise?.until ?? patience ?? fresh;

/** What a search leaves behind, in whichever phase it is made. */
type Sought = Pick<Extract<Phase, { name: 'seeking' }>, 'handoff' | 'search'>;

/**
 * The desk is asked for the one human who fits best; a colleague who is named is waited for only as long as an offer rings.
 */
function look(state: State, at: number, asked: Handoff, queueMs: number, phase: (sought: Sought) => Phase): Step {
  const { widenMs = 0, acceptMs } = state.limits;
  const patience = patienceOf(asked, at + queueMs);
  const handoff: Handoff = { ...asked, patience };
  const sought: State = { ...state, serial: state.serial + 1 };
  const seekId = seekIdOf(sought);
  const until = handoff.only === undefined ? patience : Math.min(patience, at + acceptMs);
  const { tier, since } = handoff;
  const needs = state.packet?.needs ?? {};
  const of = { epoch: state.custody.epoch, tier, channel: state.channel, since, needs, widenMs };
  const entry = { kind: 'seek', seekId, ...of, ...narrowed(handoff) } as const;
  const search = { seekId, until, ...tells(state, at, handoff) };
  return write({ ...sought, phase: phase({ handoff, search }) }, { key: keys.seek(seekId), entry });
}

/** Of the search that has just begun. */
const seekIdOf = ({ serial }: State): string => `s${serial}`;

/** When the customer is told how long it will be. Whoever is called back has been told already. */
function tells({ limits }: State, at: number, { promise, told }: Handoff): { readonly tellAt?: number } {
  if (limits.tellWaitMs === undefined || promise !== undefined) return {};
  const soon = at + limits.tellWaitMs;
  return { tellAt: told === undefined ? soon : Math.max(soon, told.at + lookAgainMs) };
}

/** So often it is looked again whether what was said still holds. */
export const lookAgainMs = 60_000;

const narrowed = ({ except, only }: Handoff) => ({
  ...(except === undefined ? {} : { except }),
  ...(only === undefined ? {} : { only }),
});

/** Offers the sealed packet to `agent`, or to whoever is present and has not declined it. `rings`: until when. */
export function ring(
  state: State,
  at: number,
  handoff: Handoff,
  { rings = at + state.limits.acceptMs, agent }: { rings?: number | undefined; agent?: string } = {},
): Step {
  const serial = state.serial + 1;
  const offerId = `o${serial}`;
  const until = handoff.promise === undefined ? rings : Math.min(rings, handoff.promise.until);
  const { epoch } = state.custody;
  const { tier, rounds } = handoff;
  const reserved = agent === undefined ? {} : { agent };
  const alone = agent === undefined ? {} : { only: agent };
  const entry = {
    kind: 'offer',
    offerId,
    epoch,
    tier,
    round: rounds + 1,
    until,
    ...narrowed(handoff),
    ...alone,
  } as const;
  return write(
    { ...state, serial, phase: { name: 'ringing', handoff, offerId, until, ...reserved } },
    { key: `offer/${offerId}`, entry },
  );
}

/** Whoever was asked first by name was asked once; from now on everybody is who has not said no. */
export const forAll = ({ only: _, ...handoff }: Handoff): Handoff => handoff;

/** Who said no then may say yes now. */
const forEverybody = ({ except: _, ...handoff }: Handoff): Handoff => forAll(handoff);

/** One more who is not asked again. */
export const without = (handoff: Handoff, agent: string): Handoff => ({
  ...handoff,
  except: [...(handoff.except ?? []).filter((other) => other !== agent), agent],
});

type Lapse = Exclude<Extract<Entry, { kind: 'lapsed' }>['why'], 'declined'>;

export const lapsed = (offerId: string, why: Lapse): Draft => ({
  key: `lapsed/${offerId}`,
  entry: { kind: 'lapsed', offerId, why },
});

/** The offer came to nothing: offer again, then a callback; a promised callback rings until its window ends. */
export function ringOn(state: State, at: number, handoff: Handoff): Step {
  const next = { ...forAll(handoff), rounds: handoff.rounds + 1 };
  if (state.limits.queueMs !== undefined) return seekOn(state, at, next);
  if (next.promise !== undefined)
    return at >= next.promise.until ? breakPromise(state, next.promise) : ring(state, at, next);
  if (next.rounds >= state.limits.offerRounds) return promiseCallback(state, at, next);
  return inOrder(
    state,
    (now) => write(now, say(now, 'still_looking', now.serial)),
    (now) => ring(now, at, next),
  );
}

/** The next human: the one who did not answer is taken for away by the desk. */
const seekOn = (state: State, at: number, handoff: Handoff): Step =>
  inOrder(
    state,
    (now) => (handoff.promise === undefined ? write(now, say(now, 'still_looking', now.serial)) : stay(now)),
    (now) => seek(now, at, handoff),
  );

/** Nobody was found in time. */
export const giveUp = (state: State, at: number, handoff: Handoff): Step =>
  handoff.promise === undefined ? promiseCallback(state, at, handoff) : breakPromise(state, handoff.promise);

/** A new search: with its own patience, and from the first round. */
export const anew = ({ patience: _, told: __, ...handoff }: Handoff): Handoff => ({ ...handoff, rounds: 0 });

/** A window is held first, where conversations know windows: what is promised stands. */
function promiseCallback(state: State, at: number, handoff: Handoff): Step {
  const { bookMs } = state.limits;
  if (bookMs !== undefined) return book(state, at + bookMs, handoff, {});
  const due = at + state.limits.callbackMs;
  const serial = state.serial + 1;
  const promise: CallbackPromise = { promiseId: `p${serial}`, due, until: due + state.limits.callbackWindowMs };
  const promised: Draft = {
    key: `promise/${promise.promiseId}`,
    entry: { kind: 'promise', promise: 'callback', ...promise },
  };
  return inOrder(
    { ...state, serial, phase: { name: 'callback', handoff: { ...handoff, promise }, promise } },
    (now) => passTo(now, { holder: 'callback' }, 'nobody_accepted'),
    (now) => write(now, promised, say(now, 'callback_promised', promise.promiseId)),
  );
}

/** Nobody waits for a window beyond `until`. */
export function book(state: State, until: number, handoff: Handoff, wish: Wish): Step {
  const promiseId = `p${state.serial + 1}`;
  return inOrder({ ...state, phase: { name: 'booking', handoff, promiseId, until } }, (now) =>
    askWindow(now, handoff, wish),
  );
}

/** The next promise's number is given out with the question, so that asking again holds one window. */
export function askWindow(state: State, { tier }: Handoff, wish: Wish): Step {
  const serial = state.serial + 1;
  const queue = state.packet?.needs?.queue;
  const effect = {
    do: 'book',
    promiseId: `p${serial}`,
    tier,
    wish,
    ...(queue === undefined ? {} : { queue }),
  } as const;
  return doing({ ...state, serial }, effect);
}

/** The promise's hour has come: offered again, with its packet sealed anew. */
export function keepPromise(state: State, handoff: Handoff): Step {
  return inOrder(
    state,
    (now) => passTo(now, { holder: 'queue' }, 'callback_due'),
    (now) => write(now, say(now, 'callback_due', now.custody.epoch)),
    (now) => seal(now, forEverybody(anew(handoff)), []),
  );
}

export const promiseEnd = (promise: CallbackPromise, state: PromiseEnd): Draft => ({
  key: `promise/${promise.promiseId}/${state}`,
  entry: { kind: 'promise_end', promiseId: promise.promiseId, state },
});

function breakPromise(state: State, promise: CallbackPromise): Step {
  return inOrder(
    state,
    (now) => write(now, promiseEnd(promise, 'broken'), say(now, 'callback_broken', promise.promiseId)),
    (now) => end(now, 'callback_broken', []),
  );
}

/** The end, once: custody passes to nobody; side effects in flight still finish. */
export function end(state: State, why: EndReason, inFlight: InFlight): Step {
  return inOrder(
    { ...state, phase: { name: 'ended', why, inFlight } },
    (now) => passTo(now, { holder: 'ended' }, why),
    (now) => write(now, { key: keys.ended, entry: { kind: 'ended', why } }),
  );
}
