import { carryCourse } from './course.ts';
import type { Capacity, Evidence } from './evidence.ts';
import type { Track } from './track.ts';

/** Takes one piece of evidence into the track. Pure; nothing is ever forgotten but by what breaks a run. */
export function note(before: Track, evidence: Evidence): Track {
  const track = { ...before, course: carryCourse(before.course, evidence) };
  switch (evidence.type) {
    case 'ask':
      return noteAsk(track, evidence);
    case 'call':
      return noteCall(track, evidence);
    case 'model':
      return noteModel(evidence.status === 'ok' ? closeOffer(track) : track, evidence);
    case 'no_help':
    case 'said_again':
      return noteAttempt(track, evidence.turnId);
    case 'barge_in':
      return { ...track, bargeIns: [...track.bargeIns, track.course.turns].slice(-remembered) };
    case 'capacity':
      return { ...track, desk: deskOf(evidence) };
    case 'offered':
      return { ...unheld(track), offers: { made: track.offers.made + 1, at: track.course.turns, open: true } };
    case 'looking':
      return { ...track, looks: { made: track.looks.made + 1, at: track.course.turns } };
    case 'answer':
      return { ...track, offers: { ...track.offers, open: false } };
    default:
      return track;
  }
}

const deskOf = ({ type: _, turnId: __, ...desk }: Extract<Evidence, { type: 'capacity' }>): Capacity => desk;

const unheld = ({ held: _, ...track }: Track): Track => track;

/** Places and ids that are remembered of one kind; the oldest are forgotten first. */
const remembered = 20;

/** An offer is answered before the AI speaks again, be it by the second of two turns sent at once; later words answer something else. */
const closeOffer = (track: Track): Track =>
  track.offers.open && track.course.turns > track.offers.at
    ? { ...track, offers: { ...track.offers, open: false } }
    : track;

/** Both signs of one turn are one failed attempt. */
function noteAttempt(track: Track, turnId: string): Track {
  const { failed, turns } = track.attempts;
  if (turns.includes(turnId)) return track;
  return { ...track, attempts: { failed: failed + 1, turns: [...turns, turnId].slice(-remembered) } };
}

function noteAsk(track: Track, ask: Extract<Evidence, { type: 'ask' }>): Track {
  const { turnId, tool, fingerprint } = ask;
  const last = track.loop;
  const sameTool = last.turnId === turnId && last.tool === tool;
  const sameCall = sameTool && last.fingerprint === fingerprint;
  const loop = {
    turnId,
    tool,
    fingerprint,
    sameTool: sameTool ? last.sameTool + 1 : 1,
    sameCall: sameCall ? last.sameCall + 1 : 1,
  };
  return { ...track, loop, asked: ask.sideEffect ? awaited(track.asked, ask) : track.asked };
}

/** Results are awaited of few calls at a time; one whose result never came is forgotten in the end. */
const awaited = (asked: Track['asked'], { callId, tool, fingerprint }: Extract<Evidence, { type: 'ask' }>) =>
  Object.fromEntries([...Object.entries(asked), [callId, callOf(tool, fingerprint)]].slice(-remembered));

function noteCall(track: Track, call: Extract<Evidence, { type: 'call' }>): Track {
  const { [call.callId]: _, ...asked } = track.asked;
  const done = own(track.asked, call.callId);
  const inDoubt =
    done !== undefined && call.status === 'in_doubt' ? doubt(track.inDoubt, done, call.tool) : track.inDoubt;
  // A call that was called off says nothing about its backend.
  if (call.status === 'dropped') return { ...track, asked, inDoubt };
  return { ...track, asked, inDoubt, streaks: streak(track, call.backend, call.status === 'ok') };
}

/** Doubts are never forgotten: where they are many, each further one puts its whole tool in doubt. */
function doubt(inDoubt: Track['inDoubt'], call: string, tool: string): Track['inDoubt'] {
  const name = inDoubt.length < remembered ? call : callOf(tool, anyCall);
  return inDoubt.includes(name) ? inDoubt : [...inDoubt, name];
}

/** Whether the same call, or all calls of its tool, are in doubt. */
export const isInDoubt = ({ inDoubt }: Track, tool: string, fingerprint: string): boolean =>
  inDoubt.includes(callOf(tool, fingerprint)) || inDoubt.includes(callOf(tool, anyCall));

const anyCall = '*';

function noteModel(track: Track, model: Extract<Evidence, { type: 'model' }>): Track {
  const slow = model.code === 'MODEL_SLOW_FIRST_WORD' || model.code === 'MODEL_SLOW_REPLY';
  const before = track.slow.turnId === model.turnId ? track.slow.count : 0;
  return {
    ...track,
    tokens: track.tokens + (model.tokens ?? 0),
    streaks: streak(track, 'model', model.status === 'ok'),
    slow: { turnId: model.turnId, count: before + (slow ? 1 : 0) },
  };
}

const streak = (track: Track, backend: string, ok: boolean): Track['streaks'] => ({
  ...track.streaks,
  [backend]: ok ? 0 : streakOf(track, backend) + 1,
});

/** How often the backend has failed in a row. */
export const streakOf = ({ streaks }: Track, backend: string): number => own(streaks, backend) ?? 0;

/** What was put under the name; not what every object has by nature, such as `constructor`. */
const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;

const callOf = (tool: string, fingerprint: string): string => `${tool}/${fingerprint}`;
