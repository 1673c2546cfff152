import { cutBetweenWords } from './quote.ts';

/** What the house knows of the customer beyond this conversation: their profile, and earlier contacts on any channel. */
export interface Profile {
  readonly name?: string;
  /** How they stand with us, in the CRM's words: “gold, since 2019”. */
  readonly standing?: string;
  /** In the form +4971112345. */
  readonly phone?: string;
  /** IANA name. */
  readonly timezone?: string;
  /** What whoever speaks with them should know. */
  readonly notes: readonly string[];
  /** The latest first. */
  readonly contacts: readonly Contact[];
}

export interface Contact {
  readonly at: number;
  readonly channel: string;
  readonly about: string;
  /** How it ended; missing while it is open. */
  readonly outcome?: string;
}

/**
 * Whether the profile was had: a packet without it says why. `not_asked`: no CRM is joined. `not_identified`: nobody has
 * proven who this is. `unknown`: the CRM has no such customer. `late`, `failed`: it did not answer in time, or not well.
 */
export type PacketCustomer =
  | { readonly state: 'found'; readonly profile: Profile }
  | { readonly state: 'not_asked' | 'not_identified' | 'unknown' | 'late' | 'failed' };

const contactsMost = 10;
const notesMost = 5;
const textUnits = 300;

/** What a human can take in: the latest contacts, texts of a sentence or two. */
export function boundedProfile({ name, standing, phone, timezone, notes, contacts }: Profile): Profile {
  return {
    ...(name === undefined ? {} : { name: cut(name) }),
    ...(standing === undefined ? {} : { standing: cut(standing) }),
    ...(phone === undefined ? {} : { phone: cut(phone) }),
    ...(timezone === undefined ? {} : { timezone: cut(timezone) }),
    notes: notes.slice(0, notesMost).map(cut),
    contacts: [...contacts]
      .sort((a, b) => b.at - a.at)
      .slice(0, contactsMost)
      .map(({ at, channel, about, outcome }) => ({
        at,
        channel: cut(channel),
        about: cut(about),
        ...(outcome === undefined ? {} : { outcome: cut(outcome) }),
      })),
  };
}

const cut = (text: string): string => cutBetweenWords(text.toWellFormed(), textUnits);
