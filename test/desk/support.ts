import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { type Draft, type Entry, keys } from '../../src/conversation/entry.ts';
import { type Desk, openDesk } from '../../src/desk/desk.ts';
import type { AgentProfile } from '../../src/handoff/routing/available.ts';
import { passes } from '../ledger/drafts.ts';
import { type TestLedger, useLedger } from '../support/ledger.ts';
import { runSql } from '../support/postgres.ts';

/** The desk of one ledger; each test begins with nobody present and nothing sought. */
export interface TestDesk extends TestLedger {
  readonly desk: Desk;
  /** The desk's clock; moves when a test moves it. */
  readonly time: { now: number };
  /** A conversation in the queue that seeks under `s1`. */
  seeking(over?: Partial<SeekEntry>): Promise<string>;
  /** An agent who is present and can do everything, one conversation at a time on each channel. */
  here(over?: Partial<AgentProfile>): Promise<string>;
}

export type SeekEntry = Extract<Entry, { kind: 'seek' }>;

export const everything: AgentProfile = {
  skills: { '*': 5 },
  languages: ['*'],
  queues: ['*'],
  capacity: { voice: 1, chat: 1 },
};

export const newAgent = (): string => `agent-${randomUUID()}`;

export function useDesk(): TestDesk {
  const at = useLedger();
  const time = { now: Date.now() };
  let desk: Desk | undefined;
  beforeAll(() => {
    desk = openDesk(at.url, () => time.now);
  });
  beforeEach(async () => {
    time.now = Date.now();
    await runSql(at.url, 'truncate readback.presence, readback.seek, readback.reservation');
  });
  afterAll(() => desk?.close());
  const opened = (): Desk => {
    if (desk === undefined) throw new Error('the desk is there once the tests run');
    return desk;
  };
  return {
    get ledger() {
      return at.ledger;
    },
    get url() {
      return at.url;
    },
    get desk() {
      return opened();
    },
    started: at.started,
    time,
    async seeking(over = {}) {
      const id = await at.started();
      await at.ledger.append(id, [passes({ holder: 'queue', epoch: 2 }), seeks('s1', over)]);
      return id;
    },
    async here(over = {}) {
      const agent = newAgent();
      await opened().present(agent, agent, { ...everything, ...over });
      return agent;
    },
  };
}

/** Drafts as the engine would write them. */

export const seeks = (seekId: string, over: Partial<SeekEntry> = {}): Draft => ({
  key: keys.seek(seekId),
  entry: {
    kind: 'seek',
    seekId,
    epoch: 2,
    tier: 'high',
    channel: 'chat',
    since: Date.now(),
    needs: {},
    widenMs: 20_000,
    ...over,
  },
});

export const offers = (offerId: string, only: string, until = Date.now() + 30_000): Draft => ({
  key: `offer/${offerId}`,
  entry: { kind: 'offer', offerId, epoch: 2, tier: 'high', round: 1, until, only },
});

export const accepts = (offerId: string, agent: string): Draft => ({
  key: `accepted/${offerId}`,
  entry: { kind: 'accepted', offerId, agent },
});

type Lapse = Exclude<Extract<Entry, { kind: 'lapsed' }>['why'], 'declined'>;

export const lapses = (offerId: string, why: Lapse): Draft => ({
  key: `lapsed/${offerId}`,
  entry: { kind: 'lapsed', offerId, why },
});

export const declines = (offerId: string, agent: string): Draft => ({
  key: `lapsed/${offerId}`,
  entry: { kind: 'lapsed', offerId, why: 'declined', agent, reason: 'busy' },
});
