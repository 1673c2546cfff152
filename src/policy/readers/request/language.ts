/**
 * How one language asks for a human, as classes of words. A table is data only: phrases by class, separated by commas
 * or lines. In a phrase `a/b` is a choice and a word ending in `?` may be left out; a word ending in `*` stands for all
 * words that begin so and go on for at most six letters.
 */
export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  /** Adverbs that may stand inside any phrase. */
  readonly skip?: string;
  /** Words long enough that a slip of the finger is still recognised. */
  readonly typos?: string;
  /** Words that look like such slips and are none. */
  readonly notTypos?: string;
  readonly words: Readonly<Partial<Record<WordClass, string>>>;
}

/** What a word does in a request. */
export const wordClasses = [
  /** Who is asked for. `human`: says it alone. `person`: in a bare wish only at its end. `one`: only to be talked to or handed to. `team`: likewise, and many. */
  'human',
  'person',
  'one',
  'team',
  /** Who is not wanted. */
  'bot',
  /** Makes any of them human: real, live. */
  'real',
  /** Begins a wish, subject and all. `wish`: the verb alone. `give`: be brought somebody. `told`: a wish reported by who had it. */
  'want',
  'wish',
  'give',
  'told',
  /** To talk to; `gerund`: only after a wish. `connect`: be handed over, whole with its object. */
  'talk',
  'gerund',
  'connect',
  /** Is there; `reach`: what then must follow. `modal` … `serve`: can a human … help me. */
  'exist',
  'reach',
  'modal',
  'serve',
  /** Undoes a wish: negation, doubt, question of need, condition. `refuse`: a negation that says what is not wanted. `no`: only right before the noun. `past`: then, not now. */
  'refuse',
  'not',
  'no',
  'past',
  /** Makes it somebody else's human: my, travel (agent), (human) resources. */
  'mine',
  'head',
  'tail',
  /** Small words between the parts; `def`: the definite article. */
  'link',
  'def',
  /** What may stand around a shout; `urge`: what makes even a greeting one. `func`: may follow a noun without making it a compound. */
  'fill',
  'urge',
  'greet',
  'func',
  /** Reports and contacts of the past: “told me”, “promised”; “I spoke to”, “was transferred”. */
  'said',
  'met',
  /** Somebody else: my wife, the driver, he, she. */
  'third',
  /** Conditions and dreams: if, in case, would have. */
  'if',
  /** Who is talking here: are you, am I talking to. */
  'isbot',
  /** Words that are only mentioned: film, song, translate, how do you say. */
  'quote',
  /** What else is transferred, connected, called: money, number, file, device. */
  'object',
  /** Questions about service: opening hours, phone number, fee, policy. */
  'hours',
  /** Praise of people, and blame. */
  'praise',
  /** Call me back. */
  'callback',
  /** It does not work, you cannot help, I have had enough. */
  'enough',
  /** A profession, a department, somebody by name. */
  'expert',
] as const;
export type WordClass = (typeof wordClasses)[number];
