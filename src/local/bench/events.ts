import { setTimeout as delay } from 'node:timers/promises';
import { workflowId } from '../../signals/messages.ts';
import { Customer } from './customer.ts';
import { type Figure, figure } from './figures.ts';
import type { House } from './house.ts';
import { setModel, unique } from './turns.ts';

/** Answers that differ: one given again is a matter for the policy, and for the record. */
const briefly = { words: 5, firstMs: 0, gapMs: 0 };

/** What turns cost in history events: plain, with a round of model and tool, with further tools in parallel. */
export async function historyEvents(house: House): Promise<readonly Figure[]> {
  const conversation = `bench-events-${unique()}`;
  const customer = await Customer.call(house.gateway, conversation);
  const length = async (): Promise<number> => {
    // The last workflow task of the turn before is still on its way when the customer has the outcome.
    await delay(500);
    return (await house.client.workflow.getHandle(workflowId(conversation)).describe()).historyLength;
  };
  const tool = (order: string) => ({ tool: 'find_order', arguments: JSON.stringify({ orderNumber: order }) });
  let number = 0;
  const turn = async (turnId: string, calls: readonly object[]): Promise<number> => {
    number += 1;
    await setModel(house, { pace: briefly, faults: calls.length === 0 ? [] : [{ fault: 'calls', calls }] });
    const before = await length();
    const outcome = customer.hears((frame) => frame.type === 'outcome' && frame.turnId === turnId);
    customer.send({ type: 'turn', turnId, text: `What about number ${number}?` });
    await outcome;
    return (await length()) - before;
  };
  await setModel(house, {});
  await customer.turn('t0', 'Hello.');
  const plain: number[] = [];
  const one: number[] = [];
  const three: number[] = [];
  for (let i = 0; i < 5; i += 1) {
    plain.push(await turn(`plain${i}`, []));
    one.push(await turn(`one${i}`, [tool('100001')]));
    three.push(await turn(`three${i}`, [tool('100001'), tool('100002'), tool('100003')]));
  }
  customer.send({ type: 'hang_up' });
  customer.close();
  const [worst, round, parallel] = [Math.max(...plain), Math.max(...one), Math.max(...three)];
  return [
    figure('history events: a turn without tools, worst', worst, 'events', 5, 12),
    figure('history events: a round of model and tool, more, worst', round - Math.min(...plain), 'events', 5, 12),
    figure('history events: each further tool in parallel, worst', (parallel - Math.min(...one)) / 2, 'events', 5, 6),
  ];
}
