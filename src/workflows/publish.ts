import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { describe, publicPhase } from '../conversation/describe.ts';
import type { State } from '../conversation/state.ts';
import { searchAttributes } from '../signals/search-attributes.ts';

/** A conversation as it is published. */
export interface Public {
  readonly state: State;
  readonly inFewerTasks: boolean;
}

/** What operators see in the Web UI: details on every change (no event), search attributes when the public phase changes. */
export function publish(before: Public, { state: now, inFewerTasks }: Public): void {
  setCurrentDetails(describe(now));
  const phase = publicPhase(now, inFewerTasks);
  const was = publicPhase(before.state, before.inFewerTasks);
  if (phase === was && now.custody.epoch === before.state.custody.epoch) return;
  const handoff = 'handoff' in now.phase ? now.phase.handoff : undefined;
  upsertSearchAttributes([
    { key: searchAttributes.phase, value: phase },
    { key: searchAttributes.holder, value: now.custody.holder },
    { key: searchAttributes.tier, value: handoff?.tier ?? null },
    { key: searchAttributes.rule, value: now.lastRule ?? null },
    { key: searchAttributes.promiseDue, value: handoff?.promise === undefined ? null : new Date(handoff.promise.due) },
  ]);
}
