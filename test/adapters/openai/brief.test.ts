import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { BriefLine, BriefWriterPort } from '../../../src/activities/ports.ts';
import { openAiBriefWriter } from '../../../src/adapters/openai/brief.ts';
import { freePort } from '../../../src/local/ports.ts';
import { type ScriptedModel, startScriptedModel } from '../../../src/local/scripted-model.ts';
import { controlOf } from '../../local/helpers/control.ts';

/** The brief writer against a real server that speaks the protocol: a brief of the right shape, or why there is none. */

let server: ScriptedModel;
let writer: BriefWriterPort;
let control: ReturnType<typeof controlOf>;

beforeAll(async () => {
  server = await startScriptedModel();
  writer = openAiBriefWriter({ baseURL: server.baseURL, apiKey: 'none', model: 'small' });
  control = controlOf(server.url);
});
afterAll(() => server.stop());
beforeEach(() => control.set({ reset: true }));

const lines: readonly BriefLine[] = [
  { cite: 'turn:t1', by: 'customer', text: 'Where is\nmy order?' },
  { by: 'assistant', text: 'Let me see.' },
  { cite: 'call:t1.0.0', by: 'tool', text: 'find_order, ok: {"status":"shipped"}' },
];
const draft = (signal = new AbortController().signal, of = writer) =>
  of.draft({ instructions: 'Brief them.', lines, signal });

test('a whole brief comes as it was written, its claims with what they cite', async () => {
  expect(await draft()).toEqual({
    brief: {
      situation: [{ text: 'The customer now says: “Where is my order?”', cites: ['turn:t1'] }],
      background: [],
      assessment: [{ text: 'A tool told: “find_order, ok: {"status":"shipped"}”', cites: ['call:t1.0.0'] }],
      recommendation: [{ text: 'Answer what they said last; nobody has yet.', cites: ['turn:t1'] }],
    },
  });
});

test('lies and missing citations are of the right shape: they are the checker’s business', async () => {
  await control.set({ faults: [{ fault: 'brief', how: 'lies' }] });
  expect(await draft()).toHaveProperty('brief');
  await control.set({ faults: [{ fault: 'brief', how: 'cites_nothing' }] });
  expect(await draft()).toHaveProperty('brief');
});

test.each([
  [{ fault: 'brief', how: 'bad_json' }, 'MODEL_BAD_BRIEF'],
  [{ fault: 'brief', how: 'other_shape' }, 'MODEL_BAD_BRIEF'],
  [{ fault: 'say', text: 'I would rather not.' }, 'MODEL_BAD_BRIEF'],
  [{ fault: 'say', text: JSON.stringify({ situation: [{ text: '', cites: [] }] }) }, 'MODEL_BAD_BRIEF'],
  [{ fault: 'nothing' }, 'MODEL_EMPTY'],
  [{ fault: 'stopped', reason: 'length' }, 'MODEL_CUT_SHORT'],
  [{ fault: 'stopped', reason: 'content_filter' }, 'MODEL_CUT_SHORT'],
  [{ fault: 'status', status: 500 }, 'MODEL_ERROR'],
  [{ fault: 'status', status: 429 }, 'MODEL_RATE_LIMITED'],
  [{ fault: 'refused' }, 'MODEL_UNREACHABLE'],
])('%j: %s, as a value', async (fault, failed) => {
  await control.set({ faults: [fault] });
  expect(await draft()).toEqual({ failed });
});

test('an answer that is too long to be a brief is none', async () => {
  const claim = { text: 'x'.repeat(401), cites: ['turn:t1'] };
  const brief = { situation: [claim], background: [], assessment: [], recommendation: [] };
  await control.set({ faults: [{ fault: 'say', text: JSON.stringify(brief) }] });
  expect(await draft()).toEqual({ failed: 'MODEL_BAD_BRIEF' });
});

test('nobody there', async () => {
  const nowhere = openAiBriefWriter({ baseURL: `http://127.0.0.1:${await freePort()}/v1`, apiKey: 'none', model: 'm' });
  expect(await draft(undefined, nowhere)).toEqual({ failed: 'MODEL_UNREACHABLE' });
});

test('called off, it throws the reason and the request is gone', async () => {
  await control.set({ faults: [{ fault: 'hang' }] });
  const abort = new AbortController();
  const drafting = draft(abort.signal);
  setTimeout(() => abort.abort(new Error('enough')), 50);
  await expect(drafting).rejects.toThrow('enough');
});
