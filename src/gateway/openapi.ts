import { z } from 'zod';
import { type FailureCode, failures } from '../conversation/failures.ts';
import {
  callbackAnswer,
  callbackBody,
  failureAnswer,
  hangUpAnswer,
  healthAnswer,
  readyAnswer,
  turnAnswer,
  turnBody,
  windowsAnswer,
} from './bodies.ts';
import { conversationId, serverFrame } from './frames.ts';

/** The HTTP doors as OpenAPI 3.1, made from the schemas that guard them. */

type Json = { readonly [key: string]: unknown };

function schema(type: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema, ...rest } = z.toJSONSchema(type, { io });
  return rest;
}

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (name: string): Json => ({ 'application/json': { schema: ref(name) } });
const events: Json = {
  'text/event-stream': {
    schema: { type: 'string', description: 'each event is named after the type of the Frame in its data' },
  },
};

/** One response for each status, with the codes that it can carry. */
function refusals(...codes: FailureCode[]): Json {
  const always: FailureCode[] = ['FIELD_INVALID', 'ORIGIN_REFUSED', 'UNAVAILABLE'];
  const byStatus = Map.groupBy([...always, ...codes], (code) => failures[code].status);
  return Object.fromEntries(
    Array.from(byStatus, ([status, of]) => [
      String(status),
      { description: of.map((code) => `${code}: ${failures[code].means}`).join('\n'), content: json('Failure') },
    ]),
  );
}

const id: Json = { name: 'id', in: 'path', required: true, schema: schema(conversationId, 'input') };
const after: Json = {
  name: 'after',
  in: 'query',
  description: 'seq of the last event that was heard',
  schema: { type: 'integer', minimum: 0, default: 0 },
};
const lastEventId: Json = {
  name: 'Last-Event-ID',
  in: 'header',
  description: 'the same, as a browser sends it when it comes back; counts before `after`',
  schema: { type: 'integer', minimum: 0 },
};
const channelParameter: Json = {
  name: 'channel',
  in: 'query',
  schema: { type: 'string', enum: ['chat', 'voice'], default: 'voice' },
};

const timezoneParameter: Json = {
  name: 'timezone',
  in: 'query',
  description: "the zone that the customer reads times in; theirs, as far as it is known, else the queue's",
  schema: { type: 'string' },
};

const paths: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  '/v1/conversations/{id}/turns': {
    post: {
      operationId: 'takeTurn',
      summary: 'What the customer said; answers with its one outcome. The first turn starts the conversation.',
      parameters: [id],
      requestBody: { required: true, content: json('Turn') },
      responses: {
        200: {
          description:
            'the outcome; as events (word, retract, said, outcome) where the client accepts text/event-stream',
          content: { ...json('TurnAnswer'), ...events },
        },
        ...refusals('TURN_EMPTY', 'TURN_TOO_LONG', 'TURN_NOT_UTF8', 'TURN_ID_REUSED', 'CONVERSATION_ENDED'),
      },
    },
  },
  '/v1/conversations/{id}/events': {
    get: {
      operationId: 'hear',
      summary: 'Everything the customer is to hear, in order, without loss or repeat; ends after `ended`.',
      parameters: [id, after, lastEventId],
      responses: {
        200: { description: 'events said, custody, outcome and ended; their id is the seq', content: events },
        ...refusals('CONVERSATION_UNKNOWN'),
      },
    },
  },
  '/v1/conversations/{id}/live': {
    get: {
      operationId: 'live',
      summary: 'A live channel over WebSocket; its frames are in docs/messages.md.',
      parameters: [id, after, channelParameter],
      responses: { 101: { description: 'the connection speaks WebSocket from now on' }, ...refusals() },
    },
  },
  '/v1/conversations/{id}/hangup': {
    post: {
      operationId: 'hangUp',
      summary: 'The customer has gone: everything is called off.',
      parameters: [id],
      responses: {
        200: { description: 'it stands in the ledger', content: json('HangUpAnswer') },
        ...refusals('CONVERSATION_UNKNOWN', 'CONVERSATION_ENDED'),
      },
    },
  },
  '/v1/conversations/{id}/callback': {
    post: {
      operationId: 'changeCallback',
      summary: 'Another window for the callback that is promised, or how the customer would be reached.',
      parameters: [id],
      requestBody: { required: true, content: json('Callback') },
      responses: {
        200: { description: 'the window that is promised now', content: json('CallbackAnswer') },
        ...refusals(
          'WINDOW_TAKEN',
          'CALLBACK_UNKNOWN',
          'ACT_OUT_OF_TURN',
          'CONVERSATION_UNKNOWN',
          'CONVERSATION_ENDED',
        ),
      },
    },
  },
  '/v1/conversations/{id}/callback/windows': {
    get: {
      operationId: 'callbackWindows',
      summary: 'The windows that are free, at most 50, in order.',
      parameters: [id, timezoneParameter],
      responses: {
        200: { description: 'as the customer reads them', content: json('Windows') },
        ...refusals('CALLBACK_UNKNOWN', 'CONVERSATION_UNKNOWN', 'CONVERSATION_ENDED'),
      },
    },
  },
  '/health': {
    get: {
      operationId: 'health',
      summary: 'The process is alive.',
      responses: { 200: { description: 'alive', content: json('Health') } },
    },
  },
  '/ready': {
    get: {
      operationId: 'ready',
      summary: 'Whether Temporal and PostgreSQL answer.',
      responses: {
        200: { description: 'both answer', content: json('Readiness') },
        503: { description: 'one of them does not', content: json('Readiness') },
      },
    },
  },
  '/openapi.json': {
    get: {
      operationId: 'openapi',
      summary: 'This document.',
      responses: {
        200: { description: 'OpenAPI 3.1', content: { 'application/json': { schema: { type: 'object' } } } },
      },
    },
  },
};

export const openApi = {
  openapi: '3.1.1',
  info: {
    title: 'Readback gateway',
    version: '1',
    description: "The customer's door: turns in, everything they are to hear out.",
  },
  paths,
  components: {
    schemas: {
      Turn: schema(turnBody, 'input'),
      TurnAnswer: schema(turnAnswer, 'output'),
      Callback: schema(callbackBody, 'input'),
      CallbackAnswer: schema(callbackAnswer, 'output'),
      Windows: schema(windowsAnswer, 'output'),
      HangUpAnswer: schema(hangUpAnswer, 'output'),
      Health: schema(healthAnswer, 'output'),
      Readiness: schema(readyAnswer, 'output'),
      Failure: schema(failureAnswer, 'output'),
      Frame: schema(serverFrame, 'output'),
    },
  },
} as const;
