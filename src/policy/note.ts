import type { Evidence } from './evidence.ts';
import type { Track } from './track.ts';

/** Takes one piece of evidence into the track. Pure; nothing is ever forgotten but by what breaks a run. */
export function note(track: Track, evidence: Evidence): Track {
  switch (evidence.type) {
    case 'ask':
      return noteAsk(track, evidence);
    case 'call':
      return noteCall(track, evidence);
    case 'model':
      return noteModel(track, evidence);
    case 'request':
    case 'silence':
      return track;
  }
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
  const asked = ask.sideEffect ? { ...track.asked, [ask.callId]: callOf(tool, fingerprint) } : track.asked;
  return { ...track, loop, asked };
}

function noteCall(track: Track, call: Extract<Evidence, { type: 'call' }>): Track {
  const { [call.callId]: done, ...asked } = track.asked;
  const inDoubt = done !== undefined && call.status === 'in_doubt' ? [...track.inDoubt, done] : track.inDoubt;
  // A call that was called off says nothing about its backend.
  if (call.status === 'dropped') return { ...track, asked, inDoubt };
  return { ...track, asked, inDoubt, streaks: streak(track, call.backend, call.status === 'ok') };
}

function noteModel(track: Track, model: Extract<Evidence, { type: 'model' }>): Track {
  const slow = model.code === 'MODEL_SLOW_FIRST_WORD' || model.code === 'MODEL_SLOW_REPLY';
  const before = track.slow.turnId === model.turnId ? track.slow.count : 0;
  return {
    ...track,
    streaks: streak(track, 'model', model.status === 'ok'),
    slow: { turnId: model.turnId, count: before + (slow ? 1 : 0) },
  };
}

const streak = (track: Track, backend: string, ok: boolean): Track['streaks'] => ({
  ...track.streaks,
  [backend]: ok ? 0 : (track.streaks[backend] ?? 0) + 1,
});

export const callOf = (tool: string, fingerprint: string): string => `${tool}/${fingerprint}`;
