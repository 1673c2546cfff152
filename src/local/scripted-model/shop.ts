import { z } from 'zod';
import type { Answer, ChatMessage } from './chat.ts';
import { type Called, type Goal, type Reading, readConversation } from './reading.ts';

/**
 * The sample shop's assistant as rules: what it says next follows from the messages alone, so the same request has the
 * same answer. It does what agent/prompt.md asks of a real model, as far as rules can.
 */
export function answerTo(messages: readonly ChatMessage[], tools: readonly string[]): Answer {
  if (looksBack.test(messages[0]?.content ?? '')) return say('90');
  const reading = readConversation(messages);
  const answer = decideOn(reading);
  const missing = answer.calls.find(({ tool }) => !tools.includes(tool));
  return missing === undefined ? answer : say('I am sorry, that is something I cannot do here.');
}

/** A second look asks for a number; the rules are always sure of themselves. */
const looksBack = /a whole number from 0 to 100/;

const say = (text: string): Answer => ({ text, calls: [] });
const call = (tool: string, args: object): Answer => ({ text: '', calls: [{ tool, arguments: JSON.stringify(args) }] });

function decideOn(reading: Reading): Answer {
  const { said, goal, fresh } = reading;
  if (fresh.length === 0 && policy.test(said)) return say(policyText);
  const offered = /shall i/i.test(reading.lastAnswer);
  if (fresh.length > 0) return pursue(reading, goal ?? 'status');
  if (reading.saysGoal && goal) return pursue(reading, goal);
  if (offered && no.test(said)) return say('All right, I have left everything as it is. Is there anything else?');
  if ((offered && yes.test(said)) || reading.saysNumber) return pursue(reading, goal ?? 'status');
  return say(smallTalk.find(([pattern]) => pattern.test(said))?.[1] ?? help);
}

const yes = /\b(yes|yeah|yep|please do|go ahead|ok|okay|sure|do it)\b/;
const no = /\b(no|nope|don't|do not|stop|leave it)\b/;

const policy = /how long.*(refund|money)|return policy|30 days/;
const policyText =
  'Unused goods can come back within 30 days of delivery, and refunds arrive within five working days.';

const help =
  'I can look up an order, cancel it, refund it or send you a return label. Which of these may I do, and for which order number?';

const smallTalk: readonly (readonly [RegExp, string])[] = [
  [
    /are you (a )?(human|person|robot|bot|real|an? ai)|who are you/,
    'I am the AI assistant of Lantern Supply. If you would rather have a human, just ask for one.',
  ],
  [/\b(thanks|thank you|cheers)\b/, 'You are welcome. Is there anything else I can do for you?'],
  [/\b(bye|goodbye|that's all|that is all)\b/, 'Thank you for getting in touch with Lantern Supply. Goodbye.'],
  [/how are you/, 'I am doing well, thank you. What can I do for you?'],
  [/\b(hello|hi|hey|good (morning|afternoon|evening))\b/, 'Hello. What can I do for you?'],
];

/** One step towards what the customer wants: a question, a call, or what came of it. */
function pursue(reading: Reading, goal: Goal): Answer {
  const { orderNumber } = reading;
  if (orderNumber === undefined) return say('Gladly. What is the order number? It has six digits.');
  const broken = reading.fresh.find(({ value, text }) => value === undefined && !isRefusal(text));
  if (broken) return say(brokenText(broken, goal));
  if (goal === 'status') return tellStatus(reading, orderNumber);
  return verified(reading, orderNumber) ? change(reading, goal, orderNumber) : verify(reading, orderNumber);
}

const isRefusal = (text: string): boolean => text.startsWith('Refused');
const isInDoubt = (text: string): boolean => text.includes('not known');

function brokenText({ tool, text }: Called, goal: Goal): string {
  if (isInDoubt(text)) return 'I am sorry, I cannot tell whether that went through, so I am not trying it again.';
  const verb = changes.find(({ tool: name }) => name === tool)?.verb;
  if (verb) return `I am sorry, that did not go through. Shall I ${verb} it now?`;
  const what = goal === 'status' ? 'look it up' : 'check it';
  return `I am sorry, our system did not answer just now. Shall I try to ${what} again?`;
}

const order = z.object({
  status: z.string(),
  items: z.array(z.object({ name: z.string() })),
  totalCents: z.number(),
  refundedCents: z.number(),
  canCancel: z.boolean(),
});
const shipment = z.object({ state: z.string(), lastSeen: z.string(), expectedOn: z.string() });

const of = (calls: readonly Called[], tool: string, orderNumber: string): Called | undefined =>
  calls.findLast((one) => one.tool === tool && one.args.orderNumber === orderNumber);

function tellStatus({ fresh }: Reading, orderNumber: string): Answer {
  const found = of(fresh, 'find_order', orderNumber);
  if (found === undefined) return call('find_order', { orderNumber });
  const { data } = order.safeParse(found.value);
  if (data === undefined) return say(unknownOrder(orderNumber));
  if (data.status !== 'shipped')
    return say(`Order ${orderNumber}, ${itemsOf(data)}, is ${data.status}. Is there anything else?`);
  const tracked = of(fresh, 'track_shipment', orderNumber);
  if (tracked === undefined) return call('track_shipment', { orderNumber });
  const parcel = shipment.safeParse(tracked.value).data;
  const where = parcel
    ? `It was last seen at ${parcel.lastSeen} and is expected on ${parcel.expectedOn}.`
    : 'I have no word from the carrier yet.';
  return say(`Order ${orderNumber}, ${itemsOf(data)}, is on its way. ${where}`);
}

const itemsOf = ({ items }: z.infer<typeof order>): string => items.map(({ name }) => name).join(' and ');

const verified = ({ calls }: Reading, orderNumber: string): boolean =>
  calls.some(
    (one) => one.tool === 'verify_customer' && one.args.orderNumber === orderNumber && one.value?.verified === true,
  );

function verify({ fresh, postcode }: Reading, orderNumber: string): Answer {
  if (of(fresh, 'verify_customer', orderNumber)) {
    return say(`That does not match what we have for order ${orderNumber}. Which postcode was it sent to?`);
  }
  if (postcode === undefined) return say('To be sure that it is you: which postcode was the order sent to?');
  return call('verify_customer', { orderNumber, postcode });
}

interface Change {
  readonly goal: Goal;
  readonly tool: string;
  readonly verb: string;
  readonly done: string;
}

const changes: readonly Change[] = [
  {
    goal: 'refund',
    tool: 'refund_order',
    verb: 'refund',
    done: 'The refund is on its way and arrives within five working days.',
  },
  { goal: 'cancel', tool: 'cancel_order', verb: 'cancel', done: 'The order is cancelled.' },
  {
    goal: 'return',
    tool: 'send_return_label',
    verb: 'send a return label for',
    done: 'The return label is on its way to your e-mail address.',
  },
];

/** Look at the order, say what would be done, wait for a yes, do it, say what came of it. */
function change(reading: Reading, goal: Goal, orderNumber: string): Answer {
  const { calls, fresh, said, lastAnswer } = reading;
  const plan = changes.find((one) => one.goal === goal);
  if (plan === undefined) return say(help);
  const acted = of(fresh, plan.tool, orderNumber);
  if (acted) return say(acted.value ? `${plan.done} Is there anything else?` : refusalText(acted));
  // What was looked up before a change is no longer true.
  const current = calls.slice(calls.findLastIndex(({ tool }) => changes.some((one) => one.tool === tool)) + 1);
  const { data } = order.safeParse(of(current, 'find_order', orderNumber)?.value);
  if (data === undefined && of(fresh, 'find_order', orderNumber)) return say(unknownOrder(orderNumber));
  if (data === undefined) return call('find_order', { orderNumber });
  const left = data.totalCents - data.refundedCents;
  const refund = goal === 'refund' ? { amountCents: left, reason: reading.damaged ? 'damaged' : 'other' } : {};
  if (lastAnswer.includes(`Shall I ${plan.verb}`) && yes.test(said)) return call(plan.tool, { orderNumber, ...refund });
  if (goal === 'refund' && left === 0) return say(`Order ${orderNumber} has been refunded already.`);
  if (goal === 'cancel' && !data.canCancel)
    return say(`Order ${orderNumber} is ${data.status}, so it cannot be cancelled.`);
  const amount = goal === 'refund' ? `, ${(left / 100).toFixed(2)} euros` : '';
  return say(`Thank you. I have order ${orderNumber} here: ${itemsOf(data)}${amount}. Shall I ${plan.verb} it now?`);
}

const refusalText = ({ text }: Called): string =>
  `I am sorry, that is not possible: ${text.replace(/^Refused[^:]*: /, '')}`;
const unknownOrder = (orderNumber: string): string =>
  `I cannot find an order ${orderNumber}. Could you check the number?`;
