import { hasChanged, minutesOf } from '../../handoff/waits/minutes.ts';
import type { Estimated } from '../event.ts';
import { lookAgainMs, say, write } from '../moves.ts';
import type { Phase, State } from '../state.ts';
import { doing, type Step, stay } from '../step.ts';

/** What a customer who waits is told of the wait: what is true, once, and again when it has changed by much. */

type Seeking = Extract<Phase, { name: 'seeking' }>;

export function estimating(state: State, phase: Seeking): Step {
  const { tellAt: _, ...search } = phase.search;
  return doing({ ...state, phase: { ...phase, search } }, { do: 'estimate', seekId: search.seekId });
}

export function tellWait(state: State, phase: Seeking, event: Estimated & { at: number }): Step {
  const { handoff } = phase;
  const search = { ...phase.search, tellAt: event.at + lookAgainMs };
  if (!isNews(handoff.told, event)) return stay({ ...state, phase: { ...phase, search } });
  const { span, at } = event;
  const serial = state.serial + 1;
  const told = span === undefined ? { at } : { at, span };
  const next: State = { ...state, serial, phase: { ...phase, search, handoff: { ...handoff, told } } };
  return span === undefined
    ? write(next, say(next, 'still_looking', `wait/${serial}`))
    : saySpan(next, search.seekId, span);
}

/** Having nothing to say is said once. */
function isNews(before: Seeking['handoff']['told'], { span, at }: Estimated & { at: number }): boolean {
  if (before === undefined) return true;
  if (span === undefined) return false;
  return before.span === undefined || hasChanged(before.span, at - before.at, span);
}

/** The ledger keeps the span as it was worked out, and what the customer hears of it: whole minutes that hold it. */
function saySpan(state: State, seekId: string, span: NonNullable<Estimated['span']>): Step {
  const minutes = minutesOf(span);
  const said = say(state, minutes.from === 0 ? 'wait_within' : 'wait_told', state.serial);
  const spoken = said.entry.kind === 'said' && said.entry.by === 'script' ? { ...said.entry, minutes } : said.entry;
  const wait = { kind: 'wait', seekId, fromMs: span.fromMs, toMs: span.toMs } as const;
  return write(state, { key: `wait/${state.serial}`, entry: wait }, { ...said, entry: spoken });
}
