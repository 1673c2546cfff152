import type { Row } from '../../../activities/ports.ts';
import type { ServerFrame } from '../../../gateway/frames.ts';

/** Whether what a customer heard is what the ledger says they were to hear. Each answer is undefined where it is. */

type Said = Extract<ServerFrame, { type: 'said' }>;

export const greeting = (frame: ServerFrame): boolean => isScript(frame, 'greeting');
export const aiReply = (frame: ServerFrame): boolean => frame.type === 'said' && frame.by === 'ai';
export const transition = (frame: ServerFrame): boolean => isScript(frame, 'transition');
export const humanWords = (frame: ServerFrame): boolean => frame.type === 'said' && frame.by === 'human';
export const survey = (frame: ServerFrame): boolean => isScript(frame, 'survey');
export const farewell = (frame: ServerFrame): boolean => isScript(frame, 'farewell_resolved');
export const ended = (frame: ServerFrame): boolean => frame.type === 'ended';

const isScript = (frame: ServerFrame, script: Said['script']): boolean =>
  frame.type === 'said' && frame.by === 'script' && frame.script === script;

/** Every entry that was to be heard, once and in the ledger's order. */
export function missedOrRepeated(heard: readonly ServerFrame[], rows: readonly Row[]): string | undefined {
  const of = (kind: 'said' | 'custody' | 'ended') => {
    const there = rows.filter(({ entry }) => entry.kind === kind).map(({ seq }) => seq);
    const got = heard.flatMap((frame) => (frame.type === kind && 'seq' in frame ? [frame.seq] : []));
    return there.join() === got.join() ? [] : [`${kind}: heard ${got.join(' ')}, recorded ${there.join(' ')}`];
  };
  const wrong = [...of('said'), ...of('custody'), ...of('ended')];
  return wrong.length === 0 ? undefined : wrong.join('; ');
}

/** The first frame of each kind stands after the first of the one before. */
export function outOfOrder(
  heard: readonly ServerFrame[],
  ...kinds: readonly ((frame: ServerFrame) => boolean)[]
): string | undefined {
  const places = kinds.map((kind) => heard.findIndex(kind));
  const rising = places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1));
  return rising ? undefined : `first heard at ${places.join(', ')}`;
}

/** Who held the conversation, epoch by epoch. */
export const custodies = (rows: readonly Row[]): string[] =>
  rows.flatMap(({ entry }) => (entry.kind === 'custody' ? [`${entry.epoch} ${entry.holder}`] : []));
