import { ApplicationFailure, condition, setHandler } from '@temporalio/workflow';
import { refusal } from '../conversation/admit.ts';
import type { ActAnswer } from '../conversation/effect.ts';
import type { CallbackWished, HumanAct } from '../conversation/event.ts';
import { type FailureCode, failures } from '../conversation/failures.ts';
import { actAnswer, settledOf } from '../conversation/settle.ts';
import type { State } from '../conversation/state.ts';
import * as words from '../signals/messages.ts';
import type { Tell } from './performer.ts';

/** The conversation's doors. Handlers only enqueue; where an answer is due they wait until the loop has brought it about. */
export interface Inbox {
  state(): State;
  /** The event happens now, by workflow time. */
  readonly push: Tell;
  /** Whether the ledger has learned all that was decided. */
  written(): boolean;
}

export function openDoors(inbox: Inbox): void {
  openToCustomer(inbox);
  openToHuman(inbox);
  setHandler(words.workerLostSignal, (message) => inbox.push({ type: 'worker_lost', ...message }), {
    description: 'A witness saw the worker of a step die.',
  });
  setHandler(words.routedSignal, (message) => inbox.push({ type: 'routed', ...message }), {
    description: 'The desk has reserved a human for what is sought.',
  });
  setHandler(words.stateQuery, () => inbox.state(), { description: 'The whole state: ids and codes, no words.' });
  setHandler(words.packetQuery, () => inbox.state().packet ?? null, {
    description: 'Hash and references of the sealed packet.',
  });
}

function openToCustomer(inbox: Inbox): void {
  setHandler(words.turnUpdate, (message) => takeTurn(inbox, message), {
    description: "The customer spoke; the words are in the ledger. Answers with the turn's one outcome.",
    validator: ({ turnId }) => {
      const state = inbox.state();
      if (state.phase.name === 'ended' && settledOf(state, turnId) === undefined) throw refuse('CONVERSATION_ENDED');
    },
  });
  setHandler(words.turnSignal, (message) => inbox.push({ type: 'turn', ...message }), {
    description: 'The customer spoke, on a channel that waits for no answer.',
  });
  setHandler(words.callbackUpdate, (message) => perform(inbox, { type: 'callback_wished', ...message }), {
    description: 'The customer would be called back at another time; answers with the window that is held for it.',
    validator: ({ actId }) => {
      const state = inbox.state();
      if (actAnswer(state, actId) === undefined && state.phase.name !== 'callback') throw refuse('CALLBACK_UNKNOWN');
    },
  });
  setHandler(words.bargeInSignal, (message) => inbox.push({ type: 'barge_in', ...message }), {
    description: 'The customer cut the answer off.',
  });
  setHandler(words.hangUpSignal, (message) => inbox.push({ type: 'hang_up', ...message }), {
    description: 'The customer has gone.',
  });
}

async function takeTurn(inbox: Inbox, message: words.TurnMessage): Promise<words.TurnAnswer> {
  const { turnId } = message;
  inbox.push({ type: 'turn', ...message });
  const answer = () => {
    const settled = settledOf(inbox.state(), turnId);
    return settled !== undefined && settled.seq > 0 ? settled : undefined;
  };
  await condition(() => answer() !== undefined);
  const { outcome, seq } = answer() ?? missing(turnId);
  return { turnId, outcome, seq };
}

function openToHuman(inbox: Inbox): void {
  const accept = (message: words.AcceptMessage): HumanAct => ({ type: 'accept', ...message });
  const decline = (message: words.DeclineMessage): HumanAct => ({ type: 'decline', ...message });
  const readBack = (message: words.ReadBackMessage): HumanAct => ({ type: 'read_back', ...message });
  const reply = (message: words.ReplyMessage): HumanAct => ({ type: 'human_reply', ...message });
  const assist = (message: words.AssistMessage): HumanAct => ({ type: 'assist', ...message });
  const transfer = (message: words.TransferMessage): HumanAct => ({ type: 'transfer', ...message });
  const resolve = (message: words.ResolveMessage): HumanAct => ({ type: 'resolve', ...message });
  const handBack = (message: words.HandBackMessage): HumanAct => ({ type: 'hand_back', ...message });
  const schedule = (message: words.ScheduleMessage): HumanAct => ({ type: 'schedule', ...message });

  setHandler(words.acceptUpdate, (message) => perform(inbox, accept(message)), {
    description: 'A human takes the offer; custody passes when the read-back matches.',
    validator: (message) => admit(inbox, accept(message)),
  });
  setHandler(words.declineUpdate, (message) => perform(inbox, decline(message)), {
    description: 'A human declines: the offer rings for the others at once.',
    validator: (message) => admit(inbox, decline(message)),
  });
  setHandler(words.readBackUpdate, (message) => perform(inbox, readBack(message)), {
    description: 'The human reads the critical fields back, as codes.',
    validator: (message) => admit(inbox, readBack(message)),
  });
  setHandler(words.replyUpdate, (message) => perform(inbox, reply(message)), {
    description: 'The human spoke to the customer; the words are in the ledger.',
    validator: (message) => admit(inbox, reply(message)),
  });
  setHandler(words.assistUpdate, (message) => perform(inbox, assist(message)), {
    description: 'The human asks the assistant; the question is in the ledger, and so will be the answer.',
    validator: (message) => admit(inbox, assist(message)),
  });
  setHandler(words.transferUpdate, (message) => perform(inbox, transfer(message)), {
    description: 'The human passes it on: back to the queue, for another human to read back.',
    validator: (message) => admit(inbox, transfer(message)),
  });
  setHandler(words.resolveUpdate, (message) => perform(inbox, resolve(message)), {
    description: 'The human resolved it: the conversation ends.',
    validator: (message) => admit(inbox, resolve(message)),
  });
  setHandler(words.handBackUpdate, (message) => perform(inbox, handBack(message)), {
    description: 'The human hands it back to the AI with an outcome.',
    validator: (message) => admit(inbox, handBack(message)),
  });
  setHandler(words.scheduleUpdate, (message) => perform(inbox, schedule(message)), {
    description: 'The human has agreed a callback with the customer; its window is held, then promised.',
    validator: (message) => admit(inbox, schedule(message)),
  });
  setHandler(words.acceptSignal, (message) => inbox.push(accept(message)));
  setHandler(words.declineSignal, (message) => inbox.push(decline(message)));
  setHandler(words.readBackSignal, (message) => inbox.push(readBack(message)));
  setHandler(words.replySignal, (message) => inbox.push(reply(message)));
  setHandler(words.assistSignal, (message) => inbox.push(assist(message)));
  setHandler(words.transferSignal, (message) => inbox.push(transfer(message)));
  setHandler(words.resolveSignal, (message) => inbox.push(resolve(message)));
  setHandler(words.handBackSignal, (message) => inbox.push(handBack(message)));
  setHandler(words.scheduleSignal, (message) => inbox.push(schedule(message)));
}

/** A stale act is refused at the door, before it enters history; the same act again gets its answer. */
function admit(inbox: Inbox, act: HumanAct): void {
  const state = inbox.state();
  if (actAnswer(state, act.actId) !== undefined) return;
  const code = refusal(state, act);
  if (code !== undefined) throw refuse(code);
}

/**
 * Answered when the ledger has it, but for what brings a human to the customer: there every moment counts, and the desktop waits
 * itself until the ledger has come to the epoch that the human speaks under.
 */
async function perform(inbox: Inbox, act: HumanAct | CallbackWished): Promise<ActAnswer> {
  inbox.push(act);
  // Conversations from before humans were reserved answer as their histories have it.
  const joins = act.type === 'accept' || act.type === 'read_back';
  const atOnce = joins && inbox.state().limits.queueMs !== undefined;
  await condition(() => actAnswer(inbox.state(), act.actId) !== undefined && (atOnce || inbox.written()));
  return actAnswer(inbox.state(), act.actId) ?? missing(act.actId);
}

const refuse = (code: FailureCode): ApplicationFailure => ApplicationFailure.nonRetryable(failures[code].means, code);

function missing(id: string): never {
  throw ApplicationFailure.nonRetryable(`no answer stands for ${id}`, 'UNAVAILABLE');
}
