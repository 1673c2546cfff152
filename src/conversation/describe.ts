import { obligation } from './obligation.ts';
import type { State } from './state.ts';

/** What an operator reads in Temporal's Web UI: phase, holder, open promise, last decision. Codes and opaque ids only. */

/** On the way to a human: the packet is sealed and briefed while it is sought, within the transition script. */
const beforeRing = ['sealing', 'briefing', 'seeking'];

/**
 * The phases as search attributes know them: one for all that the AI does, so that a turn costs no event, and one for all that
 * is done before it rings. Handoffs that began with older code keep these apart.
 */
export function publicPhase({ phase, custody }: State, inFewerTasks: boolean): string {
  if (custody.holder === 'ai' && phase.name !== 'surveying') return 'with_ai';
  return inFewerTasks && beforeRing.includes(phase.name) ? 'seeking' : phase.name;
}

export function describe(state: State): string {
  const { phase, custody } = state;
  const holder = custody.holder === 'human' ? `human ${custody.agent}` : custody.holder;
  const due = obligation(state);
  const handoff = 'handoff' in phase ? phase.handoff : undefined;
  const promise = handoff?.promise;
  const lines = [
    `**Phase** ${phase.name}`,
    `**Holder** ${holder}, epoch ${custody.epoch}`,
    `**Open promise** ${promise === undefined ? 'none' : `callback, due ${iso(promise.due)}, until ${iso(promise.until)}`}`,
    `**Last decision** ${state.lastRule === undefined ? 'continue' : `hand off, ${state.lastRule}${handoff === undefined ? '' : `, tier ${handoff.tier}`}`}`,
    `**Next** ${due.kind === 'none' ? 'nothing: ended' : due.name}${due.kind === 'timer' ? ` at ${iso(due.at)}` : ''}`,
    `**Last turn** ${state.latest.turnId === '' ? 'none yet' : state.latest.turnId}`,
  ];
  return lines.join('\n\n');
}

const iso = (at: number): string => new Date(at).toISOString();
