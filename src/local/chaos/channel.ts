import type { Ear, Turn } from './ear.ts';

/** A customer's line to the house. It carries on by itself until everything sent has its answer, whoever dies meanwhile. */
export interface Channel {
  readonly ear: Ear;
  /** Sends the turn now, and again with the same id until its outcome is told. */
  speak(turn: Turn): void;
  /** Cuts in, once: what gets lost with a gateway is lost, as a customer's own line would lose it. */
  bargeIn(turnId: string, heardChars: number): void;
  /** Hangs up, again and again until the end is told. */
  hangUp(): void;
  close(): void;
}

/** How long a client waits before it tries again, in ms. */
export const againMs = 200;
