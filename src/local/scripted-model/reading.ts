import { z } from 'zod';
import type { ChatMessage } from './chat.ts';

/** What the scripted model makes of a conversation: no memory but the messages of the request. */

export type Goal = 'status' | 'refund' | 'cancel' | 'return';

/** One tool call and what came back. `value` is undefined where the answer is no JSON object, that is, no success. */
export interface Called {
  readonly tool: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly value: Readonly<Record<string, unknown>> | undefined;
  readonly text: string;
}

export interface Reading {
  /** What the customer said since the last answer, in lower case. */
  readonly said: string;
  /** The last words that were spoken to the customer before that. */
  readonly lastAnswer: string;
  readonly goal: Goal | undefined;
  readonly saysGoal: boolean;
  readonly orderNumber: string | undefined;
  readonly postcode: string | undefined;
  /** Whether the goods are said to be damaged. */
  readonly damaged: boolean;
  /** Whether what was said now brings a number that was asked for. */
  readonly saysNumber: boolean;
  /** Every call so far, oldest first, and those since the customer last spoke. */
  readonly calls: readonly Called[];
  readonly fresh: readonly Called[];
}

export function readConversation(messages: readonly ChatMessage[]): Reading {
  const isSpoken = (message: ChatMessage) => message.role === 'assistant' && message.tool_calls === undefined;
  const lastCustomer = messages.findLastIndex(({ role }) => role === 'user');
  const answered = messages.slice(0, Math.max(0, lastCustomer)).findLastIndex(isSpoken);
  const customer = messages.flatMap(({ role, content }) => (role === 'user' ? [(content ?? '').toLowerCase()] : []));
  const now = messages
    .slice(answered + 1, lastCustomer + 1)
    .flatMap(({ role, content }) => (role === 'user' ? [(content ?? '').toLowerCase()] : []));
  const said = now.join(' ');
  return {
    said,
    lastAnswer: messages[answered]?.content ?? '',
    goal: goalOf(said) ?? customer.map(goalOf).findLast((goal) => goal !== undefined),
    saysGoal: goalOf(said) !== undefined,
    orderNumber: lastMatch(customer, orderNumber),
    postcode: lastMatch(customer, postcode),
    damaged: customer.some((text) => /damaged|broken|torn|cracked/.test(text)),
    saysNumber: orderNumber.test(said) || postcode.test(said),
    calls: callsOf(messages),
    fresh: callsOf(messages.slice(lastCustomer + 1)),
  };
}

const orderNumber = /\b\d{6}\b/;
const postcode = /\b\d{5}\b/;

const lastMatch = (texts: readonly string[], pattern: RegExp): string | undefined =>
  texts.map((text) => pattern.exec(text)?.[0]).findLast((match) => match !== undefined);

const goals: readonly (readonly [Goal, RegExp])[] = [
  ['refund', /refund|money back|reimburse/],
  ['cancel', /\bcancel|call off/],
  ['return', /\breturn (it|the|my|label)|send (it |them )?back/],
  ['status', /where('s| is| are)|status|track|when (will|does)|parcel|deliver|arriv/],
];

const goalOf = (text: string): Goal | undefined => goals.find(([, pattern]) => pattern.test(text))?.[0];

function callsOf(messages: readonly ChatMessage[]): Called[] {
  const results = new Map(
    messages.flatMap((message) => (message.role === 'tool' ? [[message.tool_call_id, message.content] as const] : [])),
  );
  return messages.flatMap((message) =>
    message.role !== 'assistant'
      ? []
      : (message.tool_calls ?? []).map(({ id, function: { name, arguments: text } }) => {
          const result = results.get(id) ?? '';
          return { tool: name, args: objectOf(text) ?? {}, value: objectOf(result), text: result };
        }),
  );
}

const anyObject = z.record(z.string(), z.unknown());

function objectOf(text: string): Record<string, unknown> | undefined {
  try {
    return anyObject.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
