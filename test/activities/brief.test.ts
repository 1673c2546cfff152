import { describe, expect, test } from 'vitest';
import { brief } from '../../src/activities/brief.ts';
import type { BriefRequest, BriefWriterPort, Drafted } from '../../src/activities/ports.ts';
import type { Briefing } from '../../src/activities/types.ts';
import { type Draft, keys } from '../../src/conversation/entry.ts';
import type { Ledger } from '../../src/ledger/ledger.ts';
import { superseded } from '../ledger/drafts.ts';
import { useLedger } from '../support/ledger.ts';
import { agent, ManualClock, Rig } from './support.ts';

/** What the brief's step attaches to a sealed packet, with the real ledger: once, whatever comes of it. */
const at = useLedger();

class FakeWriter implements BriefWriterPort {
  readonly requests: BriefRequest[] = [];
  answer: (request: BriefRequest) => Promise<Drafted> = async () => ({ failed: 'MODEL_EMPTY' });

  draft(request: BriefRequest): Promise<Drafted> {
    this.requests.push(request);
    return this.answer(request);
  }
}

const claim = (text: string, ...cites: string[]) => ({ text, cites });
const drafted = (...situation: ReturnType<typeof claim>[]): Drafted => ({
  brief: { situation, background: [], assessment: [], recommendation: [] },
});
const sealed: Draft = { key: keys.packet(2), entry: { kind: 'packet', epoch: 2, hash: 'h' }, words: '{}' };

/** A conversation that was sealed after “My lamp is broken”. */
async function ready() {
  const [rig, id] = [new Rig(at.ledger), await at.started()];
  await rig.turn(id, 't1', 'My lamp is broken');
  await at.ledger.append(id, [sealed]);
  return { rig, id, writer: new FakeWriter(), clock: new ManualClock() };
}

interface Parts {
  readonly rig: Rig;
  readonly id: string;
  readonly writer?: FakeWriter;
  readonly clock: ManualClock;
  readonly ledger?: Ledger;
}
const attach = ({ rig, id, writer, clock, ledger = at.ledger }: Parts, until = 3_500): Promise<Briefing> => {
  const ports = { ledger, agent, clock, ...(writer === undefined ? {} : { briefWriter: writer }) };
  return rig.environment.run(brief(ports), { conversation: id, epoch: 2, until });
};
const attachedTo = (id: string) => at.ledger.row(id, keys.brief(2));

test('only what its citations carry is attached, and how much was dropped', async () => {
  const parts = await ready();
  parts.writer.answer = async () => drafted(claim('A lamp is broken.', 'turn:t1'), claim('5 lamps are.', 'turn:t1'));
  expect(await attach(parts)).toEqual({ by: 'model' });
  const row = await attachedTo(parts.id);
  expect(row?.entry).toEqual({ kind: 'brief', epoch: 2, by: 'model', dropped: 1 });
  expect(JSON.parse(row?.words ?? '')).toMatchObject({
    situation: [{ text: 'A lamp is broken.', cites: ['turn:t1'] }],
  });
});

test('the model is told what the packet was sealed over, and nothing that came after', async () => {
  const parts = await ready();
  await parts.rig.turn(parts.id, 't2', 'Hello?');
  await attach(parts);
  const [request] = parts.writer.requests;
  expect(request?.instructions).toBe('Brief them.');
  expect(request?.lines).toEqual([{ cite: 'turn:t1', by: 'customer', text: 'My lamp is broken' }]);
});

test('without a situation, failed, or not configured: the entry says why, and has no words', async () => {
  const uncited = await ready();
  uncited.writer.answer = async () => drafted(claim('A lamp is broken.'));
  expect(await attach(uncited)).toEqual({ by: 'rules' });
  expect(await attachedTo(uncited.id)).toMatchObject({
    entry: { by: 'rules', why: 'unsupported', dropped: 1 },
    words: null,
  });
  const failed = await ready();
  expect(await attach(failed)).toEqual({ by: 'rules' });
  expect(await attachedTo(failed.id)).toMatchObject({ entry: { by: 'rules', why: 'MODEL_EMPTY' }, words: null });
  const { writer: _, ...none } = await ready();
  expect(await attach(none)).toEqual({ by: 'rules' });
  expect(await attachedTo(none.id)).toMatchObject({ entry: { by: 'rules', why: 'not_configured' } });
});

test('half a second of the budget is the ledger’s: then the request is aborted', async () => {
  const parts = await ready();
  parts.writer.answer = ({ signal }) =>
    new Promise((_, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      parts.clock.pass(3_000);
    });
  expect(await attach(parts)).toEqual({ by: 'rules' });
  expect(await attachedTo(parts.id)).toMatchObject({ entry: { by: 'rules', why: 'late' } });
});

test('with no time left the model is not asked', async () => {
  const parts = await ready();
  expect(await attach(parts, 400)).toEqual({ by: 'rules' });
  expect(parts.writer.requests).toEqual([]);
});

test('what stands is not written again: neither a second time, nor over what the conversation wrote meanwhile', async () => {
  const parts = await ready();
  parts.writer.answer = async () => drafted(claim('A lamp is broken.', 'turn:t1'));
  await attach(parts);
  expect(await attach(parts)).toEqual({ by: 'model' });
  expect(parts.writer.requests).toHaveLength(1);

  const late = await ready();
  const byRules = { kind: 'brief', epoch: 2, by: 'rules', dropped: 0, why: 'late' } as const;
  late.writer.answer = async () => {
    await at.ledger.append(late.id, [{ key: keys.brief(2), entry: byRules }]);
    return drafted(claim('A lamp is broken.', 'turn:t1'));
  };
  expect(await attach(late)).toEqual({ by: 'rules' });
  expect(await attachedTo(late.id)).toMatchObject({ entry: byRules, words: null });
});

describe('a human is sought while it is written', () => {
  const seek: Draft = {
    key: keys.seek('s2'),
    entry: {
      kind: 'seek',
      seekId: 's2',
      epoch: 2,
      tier: 'high',
      channel: 'chat',
      since: 1,
      needs: {},
      widenMs: 20_000,
    },
  };
  const written = async (id: string) => (await at.ledger.rows(id)).map(({ key }) => key);

  test('from its first moment on; whoever is reserved by its last comes with it', async () => {
    const { rig, id, writer, clock } = await ready();
    writer.answer = async () => {
      expect(await written(id)).toContain('seek/s2');
      return { failed: 'MODEL_EMPTY' };
    };
    const claimed: string[] = [];
    const reservations = {
      async claim(conversation: string, seekId: string) {
        claimed.push(`${conversation}/${seekId}`, ...((await attachedTo(id)) ? ['briefed'] : []));
        return { agent: 'ada', until: 9 };
      },
    };
    const step = brief({ ledger: at.ledger, agent, clock, briefWriter: writer, reservations });
    const input = { conversation: id, epoch: 2, until: 3_500, seekId: 's2', drafts: [seek, superseded('t0', 't1')] };
    expect(await rig.environment.run(step, input)).toEqual({
      by: 'rules',
      outcomes: [{ turnId: 't0', outcome: 'superseded', seq: expect.any(Number) }],
      reserved: { seekId: 's2', agent: 'ada', until: 9 },
    });
    expect(claimed).toEqual([`${id}/s2`, 'briefed']);
    expect((await at.ledger.row(id, 'seek/s2'))?.entry).toMatchObject({ briefUntil: 3_500 });
  });

  test('while nobody is, and where no desk is joined, nobody comes with it', async () => {
    const { rig, id, clock } = await ready();
    const nobody = { claim: async () => undefined };
    const input = { conversation: id, epoch: 2, until: 3_500, seekId: 's2', drafts: [seek] };
    const none = brief({ ledger: at.ledger, agent, clock, reservations: nobody });
    expect(await rig.environment.run(none, input)).toEqual({ by: 'rules', outcomes: [] });
    const alone = brief({ ledger: at.ledger, agent, clock });
    expect(await rig.environment.run(alone, input)).toEqual({ by: 'rules', outcomes: [] });
  });
});

test('nothing is attached once the conversation has ended', async () => {
  const parts = await ready();
  parts.writer.answer = async () => {
    await at.ledger.append(parts.id, [
      { key: 'custody/3', entry: { kind: 'custody', holder: 'ended', epoch: 3, why: 'hung_up' } },
      { key: keys.ended, entry: { kind: 'ended', why: 'hung_up' } },
    ]);
    return drafted(claim('A lamp is broken.', 'turn:t1'));
  };
  await attach(parts);
  expect(await attachedTo(parts.id)).toBeUndefined();
});
