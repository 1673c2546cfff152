import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { languageIn } from '../../src/handoff/facts/language.ts';
import { buildPacket, type Packet, type PacketSource } from '../../src/handoff/packet.ts';
import type { Evidence } from '../../src/policy/evidence.ts';
import { anyRows, called, calling, reply, rowsOf, type Step, turn } from './rows.ts';

/** What the packet knows beyond its critical fields: each fact with what it rests on and when it happened. */

const source: PacketSource = {
  conversation: 'call-7f3a',
  epoch: 2,
  rule: 'explicit-request@1',
  tier: 'high',
  intents: [
    { code: 'refund', label: 'Get money back', phrases: ['refund'], tools: ['track', 'refund_order'] },
    { code: 'status', label: 'Find an order', phrases: ['where is'], tools: ['track'] },
  ],
  sideEffectTools: ['refund_order', 'send_label'],
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
};
const built = (...steps: readonly Step[]): Packet => buildPacket(rowsOf(steps), source).packet;
const found = (evidence: Evidence): Step => ({ entry: { kind: 'evidence', evidence } });
const mood = (turnId: string, valence: number, anger = 0, words = 10): Step =>
  found({ type: 'mood', turnId, valence, anger, words });
const english = turn('t0', 'Hello, I want to know where my order is.');

describe('mood', () => {
  test('is told in words and figures, with its course and its worst moment', () => {
    const { mood: felt } = built(english, mood('t1', 0.4), mood('t2', -0.1), mood('t3', -0.7), mood('t4', -0.5));
    expect(felt).toMatchObject({
      words: 'Displeased, getting worse',
      turns: 4,
      last: -0.5,
      trend: -0.33,
      worst: { value: -0.7, turnId: 't3', at: 3_000 },
      cites: ['turn:t3', 'turn:t4'],
    });
  });

  test.each([
    [[0.6, 0.6], 'Pleased'],
    [[0, 0.05, 0], 'Calm, steady'],
    [[-0.8, -0.9], 'Upset'],
    [[-0.6, -0.1, 0.4], 'Friendly, getting better'],
  ])('%j is %s', (valences, words) => {
    expect(built(english, ...valences.map((one, n) => mood(`t${n}`, one))).mood.words).toBe(words);
  });

  test('signs of anger make it angry', () => {
    const felt = built(english, mood('t1', 0), mood('t2', -0.1, 2)).mood;
    expect(felt).toMatchObject({ words: 'Angry', angry: 1 });
  });

  test('nothing is claimed where nothing was read, or only words of another language', () => {
    expect(built(english).mood).toMatchObject({ words: 'Not known', turns: 0, cites: [] });
    const german = turn('t1', 'Ich möchte wissen, wo meine Bestellung ist.');
    expect(built(german, mood('t1', 0)).mood.words).toBe('Not known: it is read from English words only');
  });

  test('evidence of a turn that was written twice counts once', () => {
    expect(built(english, mood('t1', -0.4), mood('t1', -0.4)).mood.turns).toBe(1);
  });
});

test('confidence is the last and the lowest, each with its turn', () => {
  const sure = (turnId: string, value: number) => found({ type: 'confidence', turnId, source: 'logprob', value });
  expect(built(sure('t1', 0.9), sure('t2', 0.41), sure('t3', 0.7)).confidence).toMatchObject({
    last: { value: 0.7, turnId: 't3', at: 2_000, cites: ['turn:t3'] },
    lowest: { value: 0.41, turnId: 't2' },
  });
  expect(built().confidence).toEqual({});
});

test('documents stand with the score of the best', () => {
  const { documents } = built(found({ type: 'retrieval', turnId: 't1', distance: 0.12 }));
  expect(documents).toEqual([{ turnId: 't1', score: 0.88, at: 0, cites: ['turn:t1'] }]);
});

describe('promises in words', () => {
  const promised = (what: 'human' | 'callback' | 'other') => found({ type: 'promised', turnId: 't1', what });
  const held: Step = { entry: { kind: 'promise', promiseId: 'p1', promise: 'callback', due: 1, until: 2 } };
  const human: Step = { entry: { kind: 'custody', holder: 'human', epoch: 3, agent: 'ada', why: 'read_back_matched' } };
  const kept: Step = { entry: { kind: 'promise_end', promiseId: 'p1', state: 'kept' } };
  const broken: Step = { entry: { kind: 'promise_end', promiseId: 'p1', state: 'broken' } };

  test('are told in the words they were made in', () => {
    const { spoken } = built(turn('t1', 'And then?'), reply('t1', 'I will call you back at 5.'), promised('callback'));
    expect(spoken).toEqual([
      {
        what: 'callback',
        state: 'unbacked',
        text: '“I will call you back at 5.”',
        turnId: 't1',
        at: 2_000,
        cites: ['turn:t1'],
      },
    ]);
  });

  test.each([
    ['human', [], 'open'],
    ['human', [human], 'kept'],
    ['callback', [], 'unbacked'],
    ['callback', [held], 'open'],
    ['callback', [held, kept], 'kept'],
    ['callback', [held, broken], 'unbacked'],
    ['other', [human], 'unbacked'],
  ] as const)('of %s, followed by %j: %s', (what, steps, state) => {
    expect(built(promised(what), ...steps).spoken).toMatchObject([{ state }]);
  });
});

test('a callback that was promised in words alone is read back as promised; other words are not', () => {
  const promised = (what: 'callback' | 'other') => found({ type: 'promised', turnId: 't1', what });
  expect(built(promised('callback')).openPromise).toEqual({ code: 'callback', label: 'A callback' });
  expect(built(promised('other')).openPromise.code).toBe('none');
});

describe('promises of humans', () => {
  const human = (act: 'promised' | 'kept', promiseId: string, outcome = 'refund'): Step =>
    act === 'kept'
      ? { entry: { kind: 'human', agent: 'ada', act, outcome, promiseId } }
      : {
          entry: { kind: 'human', agent: 'ada', act, outcome, promiseId, due: 9_000 },
          words: 'The money by Friday.',
        };

  test('stand beside those of the AI with whose they are and by when, in answer to what was said last', () => {
    const { spoken, next } = built(turn('t1', 'And my money?'), human('promised', 'p1'));
    expect(spoken).toEqual([
      {
        what: 'refund',
        state: 'open',
        text: '“The money by Friday.”',
        by: 'ada',
        due: 9_000,
        at: 1_000,
        cites: ['turn:t1'],
      },
    ]);
    expect(next.map(({ text }) => text)).toContain(
      'Keep what ada promised, or see that it is kept: “The money by Friday.”',
    );
  });

  test('are open until a human says that they are kept, and are read back while they are', () => {
    expect(built(human('promised', 'p1')).openPromise).toEqual({ code: 'refund', label: 'A refund' });
    const { spoken, openPromise, next } = built(human('promised', 'p1'), human('kept', 'p1'));
    expect(spoken).toMatchObject([{ state: 'kept' }]);
    expect(openPromise.code).toBe('none');
    expect(next.filter(({ text }) => text.startsWith('Keep what'))).toEqual([]);
  });

  test('what no choice names is shown, and is not read back', () => {
    const { spoken, openPromise } = built(human('promised', 'p1', 'other'));
    expect(spoken).toMatchObject([{ what: 'other', state: 'open' }]);
    expect(openPromise.code).toBe('none');
  });
});

describe('what is unresolved', () => {
  test('doubts, failures and turns without an answer, in this order', () => {
    const { unresolved } = built(
      turn('t1', 'Where is it?'),
      called('c1', 'track', { status: 'timeout' }),
      reply('t1', 'I cannot tell.'),
      calling('c2', 'refund_order'),
      turn('t2', 'And my money?'),
    );
    expect(unresolved).toMatchObject([
      { what: 'in_doubt', text: 'refund_order: it is not known whether it was done', at: 3_000, cites: ['call:c2'] },
      { what: 'failed', text: 'track: no answer in time', at: 1_000, cites: ['call:c1'] },
      { what: 'unanswered', text: 'No answer yet: “And my money?”', at: 4_000, cites: ['turn:t2'] },
    ]);
  });

  test('what failed first and worked then is settled', () => {
    const { unresolved, tried } = built(
      called('c1', 'track', { status: 'failed' }),
      called('c2', 'track', { status: 'failed' }),
      called('c3', 'track'),
    );
    expect(unresolved).toEqual([]);
    expect(tried).toMatchObject([
      { text: 'track: failed', times: 2, at: 1_000, cites: ['call:c1', 'call:c2'] },
      { text: 'track: answered', times: 1 },
    ]);
  });
});

test('what was tried has the answers that did not help', () => {
  const { tried } = built(
    found({ type: 'no_help', turnId: 't2', phrase: 'en.1' }),
    found({ type: 'answer', turnId: 't3', yes: false }),
  );
  expect(tried.map(({ text, cites }) => [text, cites[0]])).toEqual([
    ['An answer: the customer says that it did not help', 'turn:t2'],
    ['A human was offered: declined', 'turn:t3'],
  ]);
});

describe('the next actions', () => {
  const texts = (...steps: readonly Step[]) => built(...steps).next.map(({ text }) => text);

  test('follow from doubts, promises, identity, failures, what is wanted and what waits', () => {
    const steps = [
      turn('t1', 'I want a refund.'),
      called('c1', 'track', { status: 'failed' }),
      calling('c2', 'send_label'),
      reply('t1', 'I will get back to you.'),
      found({ type: 'promised', turnId: 't1', what: 'callback' }),
      turn('t2', 'When?'),
    ];
    expect(texts(...steps)).toEqual([
      'Find out whether send_label was done before doing it again.',
      'Keep what the AI promised, or take it back: “I will get back to you.”',
      'Verify the customer before you change anything.',
      'Do by hand what track could not: its backend does not answer.',
      'Settle what the customer wants: Get money back.',
      'Answer what the customer said last.',
    ]);
  });

  const proof = (forMinutes?: number) =>
    called('c1', 'track', {
      grants: { level: 'verified', method: 'pin', ...(forMinutes === undefined ? {} : { forMinutes }) },
    });

  test('nobody is verified twice, unless the proof has run out', () => {
    expect(texts(turn('t1', 'refund'), proof(10)).join()).not.toContain('Verify');
    expect(texts(turn('t1', 'refund'), proof(0.005), turn('t2', 'refund'))).toContain(
      'Verify the customer again: the proof has run out.',
    );
    expect(built(proof(10)).identity).toMatchObject({ at: 0, until: 600_000 });
    expect(built(proof()).identity).not.toHaveProperty('until');
  });

  test('what is wanted and done is not done again', () => {
    expect(texts(turn('t1', 'refund'), called('c1', 'refund_order', { sideEffect: true })).join()).not.toContain(
      'Settle',
    );
  });

  test('an angry customer hears first that they were heard', () => {
    expect(texts(turn('t1', 'Where is it?'), mood('t1', -0.6, 1))[0]).toBe(
      'Say first that you have read what went wrong.',
    );
  });
});

test('how sure we are of what is wanted grows with what speaks for it, and falls with what speaks for another', () => {
  const sure = (...steps: readonly Step[]) => built(...steps).wants.confidence;
  expect(sure()).toBe(0);
  expect(sure(turn('t1', 'refund'))).toBe(0.5);
  expect(sure(turn('t1', 'refund'), called('c1', 'refund_order'))).toBe(0.8);
  expect(sure(turn('t1', 'refund'), called('c1', 'refund_order'), turn('t2', 'where is it'))).toBeLessThan(0.6);
});

test('the tone is told, so that the human can go on in it', () => {
  const manner = (turnId: string, ...signs: readonly ('thanks' | 'haste')[]) =>
    found({ type: 'manner', turnId, signs });
  const { tone } = built(
    mood('t1', 0, 0, 4),
    manner('t1', 'thanks', 'haste'),
    mood('t2', 0, 0, 3),
    manner('t2', 'haste'),
  );
  expect(tone).toEqual({ words: 'Polite, in a hurry, brief', wordsPerTurn: 3.5, cites: ['turn:t1', 'turn:t2'] });
  expect(built().tone.words).toBe('Plain');
});

test.each([
  ['en', 'Hello, where is my order? I have been waiting for it.'],
  ['de', 'Guten Tag, wo ist meine Bestellung? Ich warte schon lange.'],
  ['fr', "Bonjour, où est ma commande ? Je l'attends depuis longtemps."],
  ['es', 'Hola, ¿dónde está mi pedido? Lo estoy esperando.'],
  ['it', 'Buongiorno, dove è il mio ordine? Lo aspetto da tempo.'],
  ['pt', 'Olá, onde está o meu pedido? Não chegou ainda.'],
  ['nl', 'Hallo, waar is mijn bestelling? Ik wacht al heel lang.'],
  ['pl', 'Dzień dobry, gdzie jest moje zamówienie? Czekam już długo.'],
  ['tr', 'Merhaba, siparişim nerede? Çok uzun zamandır bekliyorum.'],
  ['ru', 'Здравствуйте, где мой заказ?'],
  ['ar', 'مرحبا، أين طلبي؟'],
  ['ja', 'こんにちは、注文はどこですか。'],
  ['zh', '你好，我的订单在哪里？'],
  ['ko', '안녕하세요, 제 주문은 어디에 있나요?'],
  ['und', '100234'],
  ['und', ''],
])('the customer speaks %s: %s', (tag, words) => {
  expect(languageIn(rowsOf([turn('t1', words)])).tag).toBe(tag);
});

test('who changes the language is answered in the new one', () => {
  const steps = [
    turn('t1', 'Hello, I need help with my order.'),
    turn('t2', `Ich spreche nur Deutsch. ${'Wo ist es? '.repeat(200)}`),
  ];
  expect(languageIn(rowsOf(steps)).tag).toBe('de');
});

test('of any conversation, every fact cites turns and calls that there are, and has a time within the conversation', () => {
  fc.assert(
    fc.property(anyRows, (rows) => {
      const { packet } = buildPacket(rows, source);
      const ids = new Set(
        rows.flatMap(({ entry }) => {
          if (entry.kind === 'turn') return [`turn:${entry.turnId}`];
          return entry.kind === 'called' || entry.kind === 'calling' ? [`call:${entry.callId}`] : [];
        }),
      );
      const { unresolved, tried, next } = packet;
      for (const { cites } of [...unresolved, ...tried, ...next]) for (const cite of cites) expect(ids).toContain(cite);
      for (const { at, cites } of [...unresolved, ...tried]) {
        expect(cites.length).toBeGreaterThan(0);
        expect(at).toBeGreaterThanOrEqual(packet.transcript.began);
        expect(at).toBeLessThanOrEqual(packet.transcript.ended);
      }
      expect(packet.wants.confidence).toBeGreaterThanOrEqual(0);
      expect(packet.wants.confidence).toBeLessThan(1);
    }),
  );
});
