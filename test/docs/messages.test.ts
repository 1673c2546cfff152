import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { access } from '../../src/desktop/server/access.ts';
import { askBody } from '../../src/desktop/server/ask.ts';
import { consultBodies } from '../../src/desktop/server/consult.ts';
import * as bodies from '../../src/gateway/bodies.ts';
import { clientFrame, serverFrame } from '../../src/gateway/frames.ts';
import { openApi } from '../../src/gateway/openapi.ts';
import { stepSchema, wordsFrame } from '../../src/gateway/words-frames.ts';
import { profileNames, profiles } from '../../src/handoff/profiles.ts';
import * as messages from '../../src/signals/messages.ts';

/** docs/messages.md and the code say the same, in both directions. */

const page = readFileSync(new URL('../../docs/messages.md', import.meta.url), 'utf8');

/** The rows of the tables under a heading, as cells; `nth` table of those. */
function table(heading: string, nth = 0): string[][] {
  const [, ...sections] = page.split(/^## /m);
  const section = sections.find((one) => one.startsWith(heading)) ?? '';
  const tables = section.split(/\n(?!\|)/).flatMap((part) => {
    const rows = part.split('\n').filter((line) => line.startsWith('|'));
    return rows.length === 0 ? [] : [rows.slice(2)];
  });
  return (tables[nth] ?? []).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const code = (cell = ''): string[] => Array.from(cell.matchAll(/`([^`]+)`/g), ([, name = '']) => name);

/** Names of an object's fields, `?` behind those that may be absent. */
function fieldsOf(schema: z.ZodType): string[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input' });
  return Object.keys(properties).map((name) => (required.includes(name) ? name : `${name}?`));
}

const framesOf = (union: z.ZodDiscriminatedUnion<readonly z.ZodObject[]>): Record<string, string[]> =>
  Object.fromEntries(
    union.options.map((option) => {
      const { type, ...shape } = option.shape;
      if (!(type instanceof z.ZodLiteral)) throw new Error('a frame has its type as a literal');
      return [String(type.value), fieldsOf(z.object(shape))];
    }),
  );

const shown = (rows: string[][]): Record<string, string[]> =>
  Object.fromEntries(rows.map(([name, fields]) => [code(name)[0] ?? '', code(fields)]));

test('the frames of a live channel are exactly those of the page, both ways, field by field', () => {
  expect(shown(table('WebSocket: a live channel', 0))).toEqual(framesOf(clientFrame));
  expect(shown(table('WebSocket: a live channel', 1))).toEqual(framesOf(serverFrame));
});

test('the frames of the words stream are exactly those of the page, field by field', () => {
  expect(shown(table('WebSocket: the words stream'))).toEqual(framesOf(wordsFrame));
  expect(page).toContain(
    `\`step\` is ${fieldsOf(stepSchema)
      .map((name) => `\`${name}\``)
      .join(' ')}.`,
  );
});

test('the compact forms are exactly those of the page, with their room', () => {
  const rows = table('Compact forms').map(([name, fields, bytes]) => [code(name)[0], Number(fields), Number(bytes)]);
  expect(rows).toEqual(profileNames.map((name) => [name, profiles[name].fields, profiles[name].bytes]));
});

test('the HTTP requests are exactly those of the OpenAPI document, with their fields', () => {
  const requests = Object.entries(openApi.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const rows = table('HTTP: the gateway');
  expect(rows.map(([request]) => code(request)[0])).toEqual(requests);
  const takes = Object.fromEntries(rows.map(([request = '', fields]) => [code(request)[0], code(fields)]));
  const answers = Object.fromEntries(rows.map(([request = '', , fields]) => [code(request)[0], code(fields)]));
  expect(takes['POST /v1/conversations/{id}/turns']).toEqual(fieldsOf(bodies.turnBody));
  expect(takes['GET /v1/conversations/{id}/events']).toEqual([...fieldsOf(bodies.eventsQuery), 'Last-Event-ID?']);
  expect(takes['GET /v1/conversations/{id}/live']).toEqual(fieldsOf(bodies.liveQuery));
  expect(answers['POST /v1/conversations/{id}/turns']).toEqual(fieldsOf(bodies.turnAnswer));
  expect(answers['POST /v1/conversations/{id}/hangup']).toEqual(fieldsOf(bodies.hangUpAnswer));
  expect(takes['POST /v1/conversations/{id}/callback']).toEqual(fieldsOf(bodies.callbackBody));
  expect(answers['POST /v1/conversations/{id}/callback']).toEqual(fieldsOf(bodies.callbackAnswer));
  expect(takes['GET /v1/conversations/{id}/callback/windows']).toEqual(fieldsOf(bodies.windowsQuery));
  expect(answers['GET /v1/conversations/{id}/callback/windows']).toEqual(fieldsOf(bodies.windowsAnswer));
  expect(answers['GET /health']).toEqual(fieldsOf(bodies.healthAnswer));
  expect(answers['GET /ready']).toEqual(fieldsOf(bodies.readyAnswer));
});

test('the doors of the desktop are exactly those of its table of access, each for the same roles', () => {
  const rows = table('HTTP: the desktop').map(([request, roles]) => [code(request)[0], roles]);
  const doors = Object.entries(access).map(([door, roles]) => [
    door,
    typeof roles === 'string' ? roles : roles.join(' '),
  ]);
  expect(rows).toEqual(doors);
});

test('what the desktop takes for the assistant and for a consult is exactly what the page says', () => {
  const taken = Object.entries({ ask: askBody, ...consultBodies }).map(([door, body]) => [door, fieldsOf(body)]);
  const rows = table('The desktop: a consult').map(([door, fields]) => [code(door)[0], code(fields)]);
  expect(rows).toEqual(taken);
});

/** Every field of a message, checked by the compiler: none may be missing, none may be too many. */
type All<Message, Names extends readonly (keyof Message)[]> = [Exclude<keyof Message, Names[number]>] extends [never]
  ? Names
  : never;
const all =
  <Message>() =>
  <const Names extends readonly (keyof Message)[]>(...names: All<Message, Names>): readonly PropertyKey[] =>
    names;

const act = ['actId', 'offerId', 'epoch', 'agent'] as const;
const fieldsOfMessage: Record<string, readonly PropertyKey[]> = {
  turn: all<messages.TurnMessage>()('turnId', 'seq', 'answered', 'answeredSeq'),
  'barge-in': all<messages.BargeInMessage>()('turnId', 'seq', 'answered', 'answeredSeq'),
  'hang-up': all<messages.HangUpMessage>()('seq', 'answered', 'answeredSeq'),
  'worker-lost': all<messages.WorkerLostMessage>()('turnId', 'step', 'attempt'),
  routed: all<messages.RoutedMessage>()('seekId', 'agent', 'until'),
  accept: all<messages.AcceptMessage>()(...act),
  decline: all<messages.DeclineMessage>()(...act, 'reason'),
  'read-back': all<messages.ReadBackMessage>()(...act, 'codes'),
  reply: all<messages.ReplyMessage>()(...act, 'replyId', 'seq'),
  assist: all<messages.AssistMessage>()(...act, 'askId'),
  transfer: all<messages.TransferMessage>()(...act, 'reason', 'to'),
  resolve: all<messages.ResolveMessage>()(...act, 'outcome'),
  'hand-back': all<messages.HandBackMessage>()(...act, 'outcome'),
  schedule: all<messages.ScheduleMessage>()(...act, 'from'),
  callback: all<messages.CallbackMessage>()('actId', 'wish'),
  state: [],
  packet: [],
};

test('the conversation’s messages are exactly those of the page, with their kinds and fields', () => {
  const kinds = new Map<string, string[]>();
  for (const value of Object.values(messages)) {
    if (typeof value !== 'object' || !('type' in value)) continue;
    kinds.set(value.name, [...(kinds.get(value.name) ?? []), value.type]);
  }
  const rows = table('Temporal: the conversation');
  const inCode = Array.from(kinds, ([name, of]) => [name, of.toSorted().reverse().join(', ')]);
  expect(rows.map(([name, kind]) => [code(name)[0], kind]).toSorted()).toEqual(inCode.toSorted());
  expect(shown(rows.map(([name = '', , fields = '']) => [name, fields.replaceAll('?`', '`')]))).toEqual(
    fieldsOfMessage,
  );
  expect(page).toContain(`workflow \`${messages.conversationWorkflow}\``);
  expect(page).toContain(`\`${messages.workflowId('{id}')}\``);
  expect(page).toContain(`\`${messages.taskQueue}\``);
});
