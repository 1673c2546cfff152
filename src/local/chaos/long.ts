import type { Customer } from './customer.ts';
import type { Killer } from './killer.ts';
import { pace, type Topology } from './topology.ts';

/** Turns before the first kill, and between one and the next: the kills fall all over what one run's history holds. */
const turnsBefore = 300;
const turnsBetween = 19;
const undisturbed = 10;

/** One long conversation, the worker it sticks to killed again and again between its turns. */
export async function longConversation(
  house: Topology,
  killer: Killer,
  customer: Customer,
  kills: number,
): Promise<void> {
  await hurriedly(house, customer, turnsBefore);
  for (let n = 0; n < undisturbed; n += 1) await customer.say('Hello', 'plain');
  for (let n = 0; n < kills; n += 1) {
    const start = async () => {
      const turn = customer.speak('Hello', 'other');
      void customer.answered(turn);
      return turn;
    };
    const met = await killer.holderOf({ conversation: customer.conversation, text: 'Hello', start });
    if (met === undefined) throw new Error('the long conversation has no worker that runs');
    await killer.betweenTurns('idle_long', met);
    await hurriedly(house, customer, turnsBetween);
  }
}

/** The model answers at once: what is wanted is the length. */
async function hurriedly(house: Topology, customer: Customer, turns: number): Promise<void> {
  await setPace(house, { firstMs: 0, gapMs: 0 });
  for (let n = 0; n < turns; n += 1) await customer.say('Hello');
  await setPace(house, pace);
}

async function setPace({ model }: Topology, to: typeof pace): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${model.url}/control`, { method: 'POST', headers, body: JSON.stringify({ pace: to }) });
}
