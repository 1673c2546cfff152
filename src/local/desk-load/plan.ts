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

/** What an agent needs from the ring to the customer's first words, and to close, beside the talk: the reactions below, on average. */
export const handlingMs = 1_200;
/** How long an agent takes to pick up and to read back. */
export const reaction = { acceptMs: [200, 800], readBackMs: [300, 1_100] } as const;

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
