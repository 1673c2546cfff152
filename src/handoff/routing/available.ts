import type { Channel } from '../../conversation/entry.ts';

/** What an agent can do, as the roster has it. `*` stands for every skill, every language, every queue. */
export interface AgentProfile {
  /** Level of each, 1–5. */
  readonly skills: Readonly<Record<string, number>>;
  /** ISO 639-1. */
  readonly languages: readonly string[];
  readonly queues: readonly string[];
  /** So many conversations at once, by channel. */
  readonly capacity: Readonly<Record<Channel, number>>;
}

/** An agent who is present and can be asked. */
export interface Available extends AgentProfile {
  readonly agent: string;
  /** Conversations they hold or are reserved for. */
  readonly load: Readonly<Record<Channel, number>>;
  /** Since when they hold none. */
  readonly idleSince: number;
}
