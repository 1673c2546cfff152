import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import { begin, carried, decide } from '../conversation/decide.ts';
import type { Event } from '../conversation/event.ts';
import { isBetweenTurns, obligation } from '../conversation/obligation.ts';
import type { State } from '../conversation/state.ts';
import type { StartMessage } from '../signals/messages.ts';
import { Alarm } from './alarm.ts';
import { openDoors } from './doors.ts';
import { Performer, type Tell } from './performer.ts';
import { type Public, publish } from './publish.ts';

/**
 * About 45 turns: replayed cold, a run of this length costs another worker half a second on a busy machine (twice the
 * length took up to a second).
 */
const longHistory = 500;

/** One conversation, from the customer's first words to its end: messages come in, `decide` answers, effects are performed. */
export async function conversation(start: StartMessage): Promise<void> {
  const inbox: Event[] = [];
  let state = start.carried === undefined ? begun(start) : carried(start.carried);
  const tell: Tell = (event) => inbox.push({ ...event, at: Date.now() });
  const performer = new Performer(tell);
  const alarm = new Alarm(() => tell({ type: 'alarm' }));
  openDoors({ state: () => state, push: tell, written: () => performer.written });
  const now = (): Public => ({ state, inFewerTasks: performer.inFewerTasks });
  publish(now(), now());

  for (;;) {
    setAlarm(alarm, state, performer.inFewerTasks);
    await condition(() => inbox.length > 0 || isOver(state, performer) || isTimeToRenew(state, performer));
    for (let event = inbox.shift(); event !== undefined; event = inbox.shift()) {
      const before = now();
      const step = decide(state, event);
      state = step.state;
      performer.perform(state, step.effects);
      publish(before, now());
    }
    if (!isOver(state, performer) && !isTimeToRenew(state, performer)) continue;
    await condition(() => allHandlersFinished() || inbox.length > 0);
    if (inbox.length > 0) continue;
    if (isOver(state, performer)) return;
    alarm.clear();
    await continueAsNew<typeof conversation>({ ...start, carried: state });
  }
}

const begun = ({ conversation: id, channel, limits, policy }: StartMessage): State =>
  begin(id, channel, limits, Date.now(), policy);

/** While a human is sought or has it every phase is long: a timer of the phase before rings in vain. */
function setAlarm(alarm: Alarm, state: State, inFewerTasks: boolean): void {
  const due = obligation(state);
  if (due.kind === 'timer') alarm.setFor(due.at, due.name, inFewerTasks && state.custody.holder !== 'ai');
  if (due.kind === 'none') alarm.clear();
}

/** Ended, every side effect reported in, and the ledger knows it all. */
const isOver = ({ phase }: State, performer: Performer): boolean => phase.name === 'ended' && performer.quiet;

/** Between turns only. A repeated turn meets the carried outcomes, for the server's own memory of ids ends with the run. */
const isTimeToRenew = (state: State, performer: Performer): boolean => {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return isBetweenTurns(state) && performer.quiet && (continueAsNewSuggested || historyLength > longHistory);
};
