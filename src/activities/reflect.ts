import { beating } from './beat.ts';
import type { ReflectPorts } from './join.ts';
import { messagesOf } from './think/messages.ts';
import { contextTurns } from './think/recall.ts';
import { speak } from './think/speak.ts';
import type { ReflectInput, Reflection } from './types.ts';

/** A look back that takes longer is none: the customer may speak again at any moment. */
const budgetMs = 4_000;

/** The model looks back at the conversation and says how sure it is; nobody hears it. No usable answer is no confidence. */
export const reflect =
  ({ ledger, agent, model, clock }: ReflectPorts) =>
  (input: ReflectInput): Promise<Reflection> =>
    beating(async (cancelled) => {
      const { rows } = await ledger.window(input.conversation, contextTurns, []);
      const request = { instructions: agent.reflection, messages: messagesOf(rows), tools: [] };
      const budget = { firstWordMs: budgetMs, wholeReplyMs: budgetMs };
      const spoken = await speak(
        (signal) => model.stream({ ...request, signal }),
        clock,
        budget,
        cancelled,
        () => undefined,
      );
      cancelled.throwIfAborted();
      return { confidence: spoken.kind === 'done' ? shareIn(spoken.text) : 0 };
    });

/** “85”, “85 %”, “I would say 85.”: the first whole number from 0 to 100, as a share. */
function shareIn(text: string): number {
  const figure = Number(/\d+/.exec(text)?.[0] ?? Number.NaN);
  return figure >= 0 && figure <= 100 ? figure / 100 : 0;
}
