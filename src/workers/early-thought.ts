import type { ThinkPorts } from '../activities/join.ts';
import { othersOf } from '../activities/others.ts';
import type { Begun, EarlyPort, Window } from '../activities/ports.ts';
import { requestOf } from '../activities/think/messages.ts';
import { contextTurns } from '../activities/think/recall.ts';
import { heardIn } from '../conversation/hearing.ts';
import { awaitsSurvey } from '../handoff/survey/read.ts';
import { asksFirst } from '../policy/read.ts';
import { beginAnswer } from './begun-answer.ts';

/** What nobody asked for within this time is stale, and its request to the model is aborted; so many are kept at once. */
const keptMs = 1_000;
const mostKept = 256;
/** Conversations whose epoch is remembered. */
const mostKnown = 4_096;

type EarlyPorts = Pick<ThinkPorts, 'ledger' | 'model' | 'agent' | 'tools' | 'identity'>;

interface Kept {
  readonly begun: Promise<Begun | undefined>;
  readonly stale: NodeJS.Timeout;
}

/**
 * Begins a thought as soon as the gateway has taken a turn, while the turn is on its way through Temporal: reads the window,
 * and asks the model where the AI still holds the conversation and the readers find nothing that would keep the model out.
 * Nothing is said before Temporal has brought the turn; what it does not bring is aborted. The first word comes sooner by
 * the time the turn is under way.
 */
export function earlyThought(ports: EarlyPorts): EarlyPort & {
  /** A turn of this conversation is on its way, most likely to this worker. */
  coming(conversation: string): void;
} {
  const kept = new Map<string, Kept>();
  const epochs = new Map<string, number>();
  const forget = (conversation: string): Kept | undefined => {
    const one = kept.get(conversation);
    kept.delete(conversation);
    clearTimeout(one?.stale);
    return one;
  };
  const drop = (conversation: string): void => {
    void forget(conversation)?.begun.then((begun) => begun?.answer?.drop());
  };
  return {
    coming(conversation) {
      drop(conversation);
      const [oldest] = kept.keys();
      if (kept.size >= mostKept && oldest !== undefined) drop(oldest);
      const stale = setTimeout(() => drop(conversation), keptMs).unref();
      kept.set(conversation, { begun: begin(ports, conversation, epochs.get(conversation)), stale });
    },
    async take(conversation, floor, epoch) {
      remember(epochs, conversation, epoch);
      const begun = await forget(conversation)?.begun;
      if (begun?.window.floor === floor && begun.window.epoch === epoch) return begun;
      begun?.answer?.drop();
      return undefined;
    },
  };
}

function remember(epochs: Map<string, number>, conversation: string, epoch: number): void {
  epochs.delete(conversation);
  epochs.set(conversation, epoch);
  const [oldest] = epochs.keys();
  if (epochs.size > mostKnown && oldest !== undefined) epochs.delete(oldest);
}

/** Where the ledger does not answer, the thought itself asks it again. */
async function begin(ports: EarlyPorts, conversation: string, epoch: number | undefined): Promise<Begun | undefined> {
  const { ledger, model, agent } = ports;
  const window = await ledger.window(conversation, contextTurns, []).catch(() => undefined);
  if (window === undefined) return undefined;
  const turn = window.rows.find(({ seq }) => seq === window.floor)?.entry;
  if (turn?.kind !== 'turn' || window.ended || window.epoch !== epoch || keepsOut(window, turn.turnId, agent))
    return { window };
  const others = await othersOf(ports, conversation, window.rows);
  return { window, others, answer: beginAnswer(model, requestOf(ports, window.rows, others)) };
}

/** Whether an offer stands open is not known here: a yes is taken for an answer to one. */
const keepsOut = ({ rows }: Window, turnId: string, agent: ThinkPorts['agent']): boolean =>
  awaitsSurvey(rows) || heardIn(rows, { turnId, read: false }, true, agent.phrases).some(asksFirst);
