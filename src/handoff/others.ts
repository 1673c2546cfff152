import type { Channel, Join } from '../conversation/entry.ts';
import type { BackendStatus } from '../policy/evidence.ts';
import type { Holder } from './custody.ts';
import { callsIn, identityIn, type PacketCall } from './gather.ts';
import type { Intent } from './intents.ts';
import type { Row } from './row.ts';
import { argumentValues } from './things.ts';
import { type Wants, wantsOf } from './wants.ts';

/** The same customer's other conversations, live and past, on any channel: what this one has to know of them. */

/** As the ledger has it: every pair of joins by which the two conversations meet, and what says how the other one went. */
export interface OtherRows {
  readonly conversation: string;
  readonly meetings: readonly { readonly here: Join; readonly there: Join }[];
  readonly rows: readonly Row[];
}

export interface Other {
  readonly conversation: string;
  readonly channel: Channel;
  readonly began: number;
  /** Of its last entry that says anything here. */
  readonly at: number;
  /** Both sides know who it is: by a tool's proof, or by a channel that had the customer sign in. */
  readonly trusted: boolean;
  /** By which name; where it is trusted. */
  readonly known?: Pick<Join, 'customer' | 'of'>;
  readonly wants: Pick<Wants, 'code' | 'label'>;
  /** Numbers of orders and the like that tools were asked about. */
  readonly things: readonly string[];
  readonly holder: Holder;
  readonly agent?: string;
  /** When custody came to its holder. */
  readonly since: number;
  /** Humans who held it, the latest first. */
  readonly humans: readonly string[];
  /** Missing while it is live. */
  readonly ending?: Ending;
  /** What changed something, or may have. */
  readonly done: readonly Doing[];
  /** A proof of who the customer is that ends at a known time. */
  readonly proof?: { readonly method: string; readonly at: number; readonly until: number };
}

export interface Doing {
  readonly tool: string;
  readonly status: BackendStatus;
  readonly at: number;
  readonly things: readonly string[];
}

/**
 * How it ended. `solved`: a human says so; `unsolved`: a human closed it and says something else. `with_ai`, `with_human`:
 * the customer left; `waiting`: while nobody had come; `broken`: the promised callback was not kept.
 */
export type Ending = 'solved' | 'unsolved' | 'with_ai' | 'with_human' | 'waiting' | 'broken';

export interface Catalogue {
  readonly intents: readonly Intent[];
  /** Tools that only find out who the customer is: what they are asked about says nothing of the matter. */
  readonly identifying: readonly string[];
}

export function otherOf({ conversation, meetings, rows }: OtherRows, catalogue: Catalogue): Other {
  const met = meetings.find(({ here, there }) => isTrusted(here) && isTrusted(there))?.here;
  const trusted = met !== undefined && isOneCustomer(rows);
  const custody = rows.flatMap(({ at, entry }) => (entry.kind === 'custody' ? [{ at, ...entry }] : []));
  const last = custody.findLast(({ holder }) => holder !== 'ended');
  const started = rows.find(({ entry }) => entry.kind === 'started');
  const ending = endingOf(rows, last?.holder ?? 'ai');
  const { code, label } = wantsOf(rows, catalogue.intents);
  const about = argumentValues(rows);
  const asked = callsIn(rows).filter(({ tool }) => !catalogue.identifying.includes(tool));
  const { level, method, at, until } = identityIn(rows);
  const proven = level === 'verified' && method !== undefined && at !== undefined && until !== undefined;
  return {
    conversation,
    channel: started?.entry.kind === 'started' ? started.entry.channel : 'chat',
    began: started?.at ?? 0,
    at: rows.at(-1)?.at ?? 0,
    trusted,
    ...(trusted ? { known: { customer: met.customer, of: met.of } } : {}),
    wants: { code, label },
    things: [...new Set(asked.flatMap(({ callId }) => about.get(callId) ?? []))],
    holder: ending === undefined ? (last?.holder ?? 'ai') : 'ended',
    ...(ending === undefined && last?.agent !== undefined ? { agent: last.agent } : {}),
    since: last?.at ?? 0,
    humans: [
      ...new Set(custody.toReversed().flatMap(({ holder, agent }) => (holder === 'human' ? (agent ?? []) : []))),
    ],
    ...(ending === undefined ? {} : { ending }),
    done: asked.filter(mayHaveDone).map(({ callId, tool, status, at: when }) => {
      return { tool, status, at: when, things: about.get(callId) ?? [] };
    }),
    ...(proven ? { proof: { method, at, until } } : {}),
  };
}

const isTrusted = ({ level }: Join): boolean => level !== 'claimed';

/** A tool may prove that the one who is signed in speaks of somebody else's order: then nothing of it may travel. */
const isOneCustomer = (rows: readonly Row[]): boolean =>
  new Set(
    rows.flatMap(({ entry }) =>
      entry.kind === 'joined' && entry.of === 'id' && isTrusted(entry) ? [entry.customer] : [],
    ),
  ).size < 2;

const mayHaveDone = ({ sideEffect, status }: PacketCall): boolean =>
  sideEffect && (status === 'ok' || status === 'in_doubt' || status === 'timeout');

/** What a human says of the end that leaves nothing to come back for. */
const solved: readonly string[] = ['solved', 'not_needed'];

function endingOf(rows: readonly Row[], before: Holder): Ending | undefined {
  const end = rows.findLast(({ entry }) => entry.kind === 'ended')?.entry;
  if (end?.kind !== 'ended') return undefined;
  if (end.why === 'callback_broken') return 'broken';
  if (end.why === 'resolved') {
    const act = rows.findLast(({ entry }) => entry.kind === 'human' && entry.act === 'resolved')?.entry;
    return act?.kind === 'human' && solved.includes(act.outcome) ? 'solved' : 'unsolved';
  }
  if (before === 'human') return 'with_human';
  return before === 'ai' ? 'with_ai' : 'waiting';
}

/** Where it is held by somebody who may act now; a promised callback is no meeting. */
export const isLive = ({ ending, holder }: Other): boolean => ending === undefined && holder !== 'callback';
