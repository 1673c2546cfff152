import { describe, expect, test } from 'vitest';
import { access, accessTo } from '../../src/desktop/server/access.ts';
import { provider } from './provider.ts';
import { accepted, act, passed, useDesk } from './support.ts';

const ours = await provider();
const present = async () => [
  {
    agent: 'bo',
    name: 'Bo',
    state: 'away' as const,
    skills: {},
    languages: ['en'],
    queues: ['*'],
    capacity: { voice: 1, chat: 3 },
    load: { voice: 0, chat: 2 },
    idleSince: 0,
  },
];
const refunds = { queue: 'refunds', expected: 7.5, from: 3, to: 13, staff: { expected: 2, atMost: 3 } };
const desk = useDesk({ tokens: ours.settings, present, forecast: async () => [refunds] });
const { roles } = ours.settings.claims;

const bearer = async (claims: object, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${await ours.token({ ...claims })}`,
  ...more,
});
const dialer = { sub: 'dialer', [roles]: 'service', may: { speak_for: ['ana'] } };
/** Everybody who may knock, and the role that counts. */
const callers = {
  nobody: async () => ({}),
  agent: () => bearer({ [roles]: ['agent'] }),
  supervisor: () => bearer({ [roles]: ['supervisor'] }),
  service: () => bearer(dialer, { 'readback-agent': 'ana' }),
} as const;

describe.each(Object.entries(access))('%s', (door, allowed) => {
  const [method = '', path = ''] = door.split(' ');
  const knock = async (headers: Record<string, string>) =>
    desk.ask(method, path.replace(':id', 'c1'), { headers, ...(method === 'POST' ? { body: {} } : {}) });

  test.each(Object.entries(callers))('%s', async (who, headersOf) => {
    const { status, body } = await knock(await headersOf());
    expect(body.message).not.toBe('no such address');
    if (door === 'POST /api/session' && who === 'nobody') expect(body.code).toBe('SIGN_IN_OFF');
    else if (allowed === 'anybody') expect(status === 401 || (status === 403 && who !== 'service')).toBe(false);
    else if (who === 'nobody') expect(body).toMatchObject({ code: 'NOT_SIGNED_IN' });
    else if (allowed.some((role) => role === who)) expect([401, 403]).not.toContain(status);
    else expect({ status, code: body.code }).toEqual({ status: 403, code: 'ROLE_REFUSED' });
  });

  test.skipIf(allowed === 'anybody')('a service that names an agent for whom its token does not speak', async () => {
    const reply = await knock(await bearer(dialer, { 'readback-agent': 'bo' }));
    expect(reply).toMatchObject({ status: 403, body: { code: 'AGENT_REFUSED' } });
  });
});

test('a route that the table does not know is not served at all', () => {
  expect(() => accessTo('POST', '/api/conversations/:id/new')).toThrow('does not say who may use POST');
  expect(accessTo('HEAD', '/api/overview')).toEqual(['supervisor']);
  expect(accessTo('GET', '/')).toBeUndefined();
});

describe('a supervisor', () => {
  const sam = () => bearer({ sub: 'sam', [roles]: ['supervisor'] });
  const held = async () => {
    const id = await desk.ringing();
    await desk.ledger.append(id, [accepted('bo'), passed(3, 'bo')]);
    return id;
  };

  test('sees all that somebody other than the AI holds, with holder, tier and since when', async () => {
    const [waiting, withBo, withAi] = [await desk.ringing(), await held(), await desk.started()];
    const { body } = await desk.ask('GET', '/api/overview', { headers: await sam() });
    const items = new Map(body.items.map((item: { conversation: string }) => [item.conversation, item]));
    expect(items.get(waiting)).toMatchObject({ holder: 'queue', tier: 'high', rule: 'explicit-request@1' });
    expect(items.get(withBo)).toMatchObject({ holder: 'human', agent: 'bo', since: expect.any(Number) });
    expect(items.has(withAi)).toBe(false);
  });

  test('sees who is present, and how much they have to do', async () => {
    const { body } = await desk.ask('GET', '/api/overview', { headers: await sam() });
    const bo = { agent: 'bo', name: 'Bo', state: 'away', load: { voice: 0, chat: 2 }, capacity: { voice: 1, chat: 3 } };
    expect(body.present).toEqual([bo]);
  });

  test('sees what the next hour brings', async () => {
    const { body } = await desk.ask('GET', '/api/forecast', { headers: await sam() });
    expect(body).toEqual({ at: expect.any(Number), queues: [refunds] });
  });

  test('reads what another holds, and that stands in the ledger, once', async () => {
    const id = await held();
    const headers = await sam();
    const watching = { stage: 'watching', offerId: 'o1', epoch: 3 };
    for (const door of ['packet', 'transcript', 'packet']) {
      const { status, body } = await desk.ask('GET', `/api/conversations/${id}/${door}`, { headers });
      expect(status).toBe(200);
      expect(body.standing).toMatchObject(watching);
    }
    const acts = (await desk.ledger.rows(id)).flatMap(({ entry }) => (entry.kind === 'human' ? [entry] : []));
    expect(acts).toEqual([{ kind: 'human', agent: 'sam', act: 'opened', outcome: 'watching:3' }]);
    // What would answer the read-back is not among what is watched.
    const compact = await desk.ask('GET', `/api/conversations/${id}/packet/compact`, { headers });
    expect(compact).toMatchObject({ status: 409, body: { code: 'ACT_OUT_OF_TURN' } });
  });

  test('an agent sees nothing of the kind', async () => {
    const headers = await bearer({ [roles]: ['agent'] });
    const reply = await desk.ask('GET', `/api/conversations/${await held()}/transcript`, { headers });
    expect(reply).toMatchObject({ status: 409, body: { code: 'OFFER_TAKEN' } });
  });

  test('does not speak where another holds', async () => {
    const id = await held();
    const replyId = crypto.randomUUID();
    const body = act({ epoch: 3, replyId, text: 'It is me who speaks now.' });
    const reply = await desk.ask('POST', `/api/conversations/${id}/reply`, { headers: await sam(), body });
    expect(reply).toMatchObject({ status: 409, body: { code: 'EPOCH_STALE' } });
    expect((await desk.ledger.rows(id)).filter(({ entry }) => entry.kind === 'said' && entry.by === 'human')).toEqual(
      [],
    );
  });

  test('acts on what is offered to them like any agent', async () => {
    const id = await desk.ringing();
    const headers = await sam();
    const packet = await desk.ask('GET', `/api/conversations/${id}/packet`, { headers });
    expect(packet.body.standing.stage).toBe('ringing');
    const reply = await desk.ask('POST', `/api/conversations/${id}/accept`, { headers, body: act() });
    expect(reply.status).toBe(200);
    expect(desk.sent.at(-1)?.message).toMatchObject({ agent: 'sam' });
  });

  test('has no business with what the AI holds', async () => {
    const reply = await desk.ask('GET', `/api/conversations/${await desk.started()}/transcript`, {
      headers: await sam(),
    });
    expect(reply).toMatchObject({ status: 409, body: { code: 'OFFER_CLOSED' } });
  });
});

test('a service acts in the name of the agent, nobody else’s', async () => {
  const id = await desk.ringing();
  const headers = await callers.service();
  const reply = await desk.ask('POST', `/api/conversations/${id}/accept`, { headers, body: act() });
  expect(reply.status).toBe(200);
  expect(desk.sent.at(-1)).toMatchObject({ door: 'accept', conversation: id, message: { agent: 'ana' } });
});
