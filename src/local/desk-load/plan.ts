import type { AgentProfile } from '../../handoff/routing/available.ts';
import { Random } from '../chaos/random.ts';
import type { LoadOptions } from './options.ts';

/** Who works, who comes and when, and how long they talk: all of it follows from the seed. Times in ms from the start. */
export interface Plan {
  readonly agents: readonly PlannedAgent[];
  readonly arrivals: readonly Arrival[];
}

export interface PlannedAgent {
  readonly agent: string;
  readonly profile: AgentProfile;
}

export interface Arrival {
  readonly at: number;
  readonly words: string;
  readonly talkMs: number;
}

/** Each agent has two of these at some level; what the customers want asks for one. */
export const skills = ['orders', 'refunds', 'payments', 'accounts'] as const;

const wants = [
  'Where is my order? I want to talk to a human, please.',
  'I want a refund. Get me a human, please.',
  'I was charged twice. I want to talk to a human, please.',
  'I am locked out of my account. I want to talk to a human, please.',
] as const;

/** How long a person takes to pick up, to read the brief and read back, and to wrap up in two clicks. */
export const reaction = { acceptMs: [500, 2_500], readBackMs: [2_000, 5_000], wrapUpMs: [1_000, 3_000] } as const;
/** What an agent needs beside the talk: these, on average. */
export const handlingMs = 7_000;

export function planOf({ agents, conversations, seed, talk }: LoadOptions, load: number): Plan {
  const random = new Random(seed);
  const [least, most] = [talk[0] * 1000, talk[1] * 1000];
  const served = agents / ((least + most) / 2 + handlingMs);
  let at = 0;
  return {
    agents: Array.from({ length: agents }, (_, i) => ({ agent: `agent-${i + 1}`, profile: profileOf(i, random) })),
    arrivals: Array.from({ length: conversations }, () => {
      // Poisson: the next one knows nothing of the last.
      at += -Math.log(1 - random.next()) / (served * load);
      return { at, words: random.pick(wants), talkMs: random.between(least, most) };
    }),
  };
}

/** Round about, so that every skill has its people however few there are. */
function profileOf(i: number, random: Random): AgentProfile {
  const [first = 'orders', second = 'refunds'] = [skills[i % skills.length], skills[(i + 1) % skills.length]];
  return {
    skills: { [first]: 3 + Math.floor(random.next() * 3), [second]: 1 + Math.floor(random.next() * 3) },
    languages: ['en'],
    queues: ['*'],
    capacity: { voice: 1, chat: 1 },
  };
}
