import type { Channel } from '../../conversation/entry.ts';
import type { Holder } from '../custody.ts';
import { type Doing, type Ending, isLive, type Other } from '../others.ts';
import { isSameMatter, type Matter } from '../repeat.ts';

/** The same customer's other conversations on any channel, from our own ledger: what is over, and where they are now. */
export interface PacketContacts {
  /** The latest first. */
  readonly earlier: readonly EarlierContact[];
  readonly live: readonly LiveContact[];
}

interface Contact {
  readonly conversation: string;
  readonly channel: Channel;
  /** What was wanted. */
  readonly about: string;
  /** It is about what this conversation is about. */
  readonly same: boolean;
  /** Both conversations know who it is; else the channel merely says so. */
  readonly trusted: boolean;
  /** Side effects, done or in doubt. */
  readonly done: readonly Doing[];
}

export interface EarlierContact extends Contact {
  readonly at: number;
  readonly outcome: string;
  /** The human who held it last. */
  readonly agent?: string;
}

export interface LiveContact extends Contact {
  readonly holder: Holder;
  readonly agent?: string;
  readonly since: number;
}

export function contactsIn(others: readonly Other[], here: Matter): PacketContacts {
  const contact = ({ conversation, channel, wants, trusted, done, ...other }: Other): Contact => {
    const same = isSameMatter(here, { ...other, wants });
    return { conversation, channel, about: wants.label, same, trusted, done };
  };
  return {
    earlier: others
      .filter((other) => !isLive(other))
      .map((other) => {
        const [agent] = other.humans;
        const outcome = other.ending === undefined ? 'A callback is awaited' : endings[other.ending];
        return { ...contact(other), at: other.at, outcome, ...(agent === undefined ? {} : { agent }) };
      }),
    live: others.filter(isLive).map((other) => {
      const { holder, agent, since } = other;
      return { ...contact(other), holder, since, ...(agent === undefined ? {} : { agent }) };
    }),
  };
}

const endings = {
  solved: 'Solved by a human',
  unsolved: 'Closed by a human, not solved',
  with_ai: 'Ended with the AI',
  with_human: 'The customer left while with a human',
  waiting: 'The customer left while waiting',
  broken: 'The promised callback was not kept',
} as const satisfies Record<Ending, string>;
