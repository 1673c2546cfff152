import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { turnAnswer } from './bodies.ts';
import type { TurnResult } from './delivery.ts';
import { eventStream } from './event-stream.ts';
import { Follower } from './follower.ts';
import { type Health, hopefully } from './health.ts';
import type { Lines } from './lines.ts';
import type { LiveSettings } from './live.ts';
import { Refusal, unavailable } from './refusal.ts';
import type { Accepted } from './turns.ts';

/** The answer to a turn in one piece. `text`: the AI's reply, all steps of it. */
export function turnJson({ turnId, outcome, seq, said }: TurnResult): z.infer<typeof turnAnswer> {
  const reply = said.flatMap((frame) => (frame.by === 'ai' && frame.turnId === turnId ? (frame.text ?? []) : []));
  const text = outcome === 'replied' ? { text: reply.join(' ') } : {};
  return { turnId, outcome, seq, ...text, said: [...said] };
}

interface Streaming {
  readonly lines: Lines;
  readonly health: Health;
  readonly settings: LiveSettings;
}

/** The answer to a turn as it comes: words, what was said, and its outcome as the last event. */
export async function streamTurn(
  reply: FastifyReply,
  conversation: string,
  taken: Accepted,
  { lines, health, settings }: Streaming,
): Promise<FastifyReply> {
  const { turnId } = taken;
  const stream = eventStream(reply, () => follower.stop());
  const follower = new Follower(lines, conversation, taken.from, {
    told: (frame) => {
      if (frame.type === 'said') stream.send(frame, frame.seq);
      if (frame.type !== 'outcome' || frame.turnId !== turnId) return;
      stream.send(frame, frame.seq);
      stream.end();
    },
    stream: (frame) => {
      if (frame.turnId === turnId) stream.send(frame);
    },
    congested: () => stream.congested(),
  });
  follower.wake();
  const result = (await hopefully(taken.result, health, settings)) ?? unavailable;
  if (result instanceof Refusal) {
    stream.send({ type: 'error', ...result.toJSON(), turnId });
    stream.end();
  }
  return reply;
}
