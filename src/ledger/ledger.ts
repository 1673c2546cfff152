import type { Appended, LedgerPort, Row } from '../activities/ports.ts';
import { type Channel, keys } from '../conversation/entry.ts';
import type { OtherRows } from '../handoff/others.ts';
import { append, type HumanWords, humanSays, type Started, start, type Taken, take } from './append.ts';
import type { Finding } from './audit.ts';
import { conversationsOf, type ElsewhereView, elsewhere, joined, type OthersQuery, others } from './customers.ts';
import { type Database, openDatabase } from './database.ts';
import { type Erased, erase } from './erase.ts';
import { exportLines } from './export.ts';
import { judged } from './judged.ts';
import { type Listeners, type Listening, listen, type News } from './listen.ts';
import { migrate } from './migrate.ts';
import { type OpenAct, type OpenActsQuery, openActs } from './open-acts.ts';
import { type Head, head, heard, row, rows, type SettledTurn, settledOutcome, window } from './read.ts';
import { type Verdict, verify } from './verify.ts';
import {
  type CallbackView,
  type ConsultView,
  callbacks,
  consults,
  type HeldView,
  held,
  packet,
  transcript,
  type WaitingView,
  waiting,
} from './views.ts';

export type { HumanWords, Started, Taken } from './append.ts';
export type { Finding, Problem } from './audit.ts';
export { type CustomerKey, customerKey } from './customer-key.ts';
export type { ElsewhereView, OthersQuery } from './customers.ts';
export type { Erased } from './erase.ts';
export type { Exported } from './export.ts';
export type { Listeners, Listening, News } from './listen.ts';
export type { OpenAct, OpenActsQuery } from './open-acts.ts';
export type { Head, SettledTurn } from './read.ts';
export type { Verdict } from './verify.ts';
export type { CallbackView, ConsultView, HeldView, OfferView, WaitingView } from './views.ts';

/**
 * Everything the house asks of the ledger. Where nothing else is said, a method throws only when the database does not
 * answer, or when a conversation is written to that was never started.
 */
export interface Ledger extends LedgerPort, Doors, Views, Care {
  /** Every entry after `after`, in order; none for an unknown conversation. */
  rows(conversation: string, after?: number): Promise<readonly Row[]>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}

/** For those at the doors: customers and human agents. */
interface Doors {
  /** Writes the first entries of a conversation, once; a repeat is harmless. RangeError for an id that is malformed. */
  start(conversation: string, channel: Channel, snapshot: string, greeting?: string): Promise<Started>;
  takeTurn(conversation: string, turnId: string, text: string): Promise<Taken>;
  /** `heard`: what of the answer to `turnId` really reached the customer's ear. `nonce`: equal for a repeat of this one. */
  takeBargeIn(conversation: string, turnId: string, nonce: string, heard: string): Promise<Taken>;
  takeHangUp(conversation: string): Promise<Taken>;
  /** A turn's one outcome, with what was said in it; undefined while it is open, or unknown. */
  settledOutcome(conversation: string, turnId: string): Promise<SettledTurn | undefined>;
  /** What a customer is to hear after `after`: `said` and `ended`, with `custody` and `outcome` beside them. */
  heard(conversation: string, after: number): Promise<readonly Row[]>;
  humanSays(conversation: string, words: HumanWords): Promise<Appended>;
  /** Turns without an outcome and hang-ups without an end, oldest first: what a door may have died over. */
  openActs(query: OpenActsQuery): Promise<readonly OpenAct[]>;
  /**
   * Calls back with the conversation and its last seq whenever something was written that somebody waits for: anything
   * while the AI does not hold the conversation, and what is said, settled or passed on while it does. Takes one
   * connection, so listen once in a process. `news` of the desk instead: somebody is sought, or somebody is free.
   */
  listen(listeners: Listeners, news?: News): Listening;
}

/** For the desktop. */
interface Views {
  conversation(id: string): Promise<Head | undefined>;
  waiting(): Promise<readonly WaitingView[]>;
  held(agent?: string): Promise<readonly HeldView[]>;
  callbacks(): Promise<readonly CallbackView[]>;
  consults(): Promise<readonly ConsultView[]>;
  transcript(conversation: string, after?: number): Promise<readonly Row[]>;
  packet(conversation: string): Promise<Row | undefined>;
  /** The same customer's other conversations, the latest first; none where nobody knows whose this one is. */
  others(conversation: string, query: OthersQuery): Promise<readonly OtherRows[]>;
  /** Where this customer is right now beside this conversation, and with whom. */
  elsewhere(conversation: string): Promise<readonly ElsewhereView[]>;
}

/** For the operator. */
interface Care {
  /** Recomputes every hash, of one conversation or of all. */
  verify(conversation?: string, found?: (finding: Finding) => void): Promise<Verdict>;
  erase(conversation: string): Promise<Erased>;
  /** One JSON object (`Exported`) a line. */
  export(conversation: string): AsyncIterable<string>;
  /** Ids of the conversations in which something other than to go on was decided. */
  judged(): AsyncIterable<string>;
  /** Ids of the conversations whose customer is known by any name. */
  joined(): AsyncIterable<string>;
  /** Ids of the conversations that are joined under any of these pseudonyms. */
  conversationsOf(customers: readonly string[]): Promise<readonly string[]>;
}

export interface LedgerOptions {
  /** At most so many at once, 10 unless told. */
  readonly connections?: number;
  /** False leaves the schema as it is, for who only looks. */
  readonly migrate?: boolean;
}

/** Brings the schema up to date and connects. */
export async function openLedger(url: string, options: LedgerOptions = {}): Promise<Ledger> {
  if (options.migrate !== false) await migrate(url);
  const db = openDatabase(url, options.connections);
  return {
    append: (conversation, drafts) => append(db, conversation, drafts),
    window: (conversation, turns, drafts) => window(db, conversation, turns, drafts),
    rows: (conversation, after) => rows(db, conversation, after),
    row: (conversation, key) => row(db, conversation, key),
    ...doors(db),
    listen: (listeners, news) => listen(url, listeners, news),
    conversation: (id) => head(db, id),
    waiting: () => waiting(db),
    held: (agent) => held(db, agent),
    callbacks: () => callbacks(db),
    consults: () => consults(db),
    transcript: (conversation, after) => transcript(db, conversation, after),
    packet: (conversation) => packet(db, conversation),
    verify: (conversation, found) => verify(db, conversation, found),
    erase: (conversation) => erase(db, conversation),
    export: (conversation) => exportLines(db, conversation),
    judged: () => judged(db),
    elsewhere: (conversation) => elsewhere(db, conversation),
    others: (conversation, query) => others(db, conversation, query),
    joined: () => joined(db),
    conversationsOf: (customers) => conversationsOf(db, customers),
    ping: async () => {
      await db.ask('ping', 'select 1', []);
    },
    close: () => db.close(),
  };
}

function doors(db: Database): Omit<Doors, 'listen'> {
  return {
    start: (conversation, channel, snapshot, greeting) => start(db, conversation, channel, snapshot, greeting),
    takeTurn: (conversation, turnId, text) =>
      take(db, conversation, { key: keys.turn(turnId), entry: { kind: 'turn', turnId }, words: text }),
    takeBargeIn: (conversation, turnId, nonce, heardWords) => {
      const entry = { kind: 'barged', turnId, heardChars: heardWords.length } as const;
      return take(db, conversation, { key: keys.barged(turnId, nonce), entry, words: heardWords });
    },
    takeHangUp: (conversation) => take(db, conversation, { key: keys.hungUp, entry: { kind: 'hung_up' } }),
    settledOutcome: (conversation, turnId) => settledOutcome(db, conversation, turnId),
    heard: (conversation, after) => heard(db, conversation, after),
    humanSays: (conversation, words) => humanSays(db, conversation, words),
    openActs: (query) => openActs(db, query),
  };
}
