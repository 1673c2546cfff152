import { setCurrentDetails, upsertSearchAttributes } from '@temporalio/workflow';
import { describe, publicPhase } from '../conversation/describe.ts';
import type { State } from '../conversation/state.ts';
import { searchAttributes } from '../signals/search-attributes.ts';

/** What operators see in the Web UI: details on every change (no event), search attributes when the public phase changes. */
export function publish(before: State, now: State, inFewerTasks: boolean): void {
  setCurrentDetails(describe(now));
  const phase = publicPhase(now, inFewerTasks);
  if (phase === publicPhase(before, inFewerTasks) && now.custody.epoch === before.custody.epoch) return;
  const handoff = 'handoff' in now.phase ? now.phase.handoff : undefined;
  upsertSearchAttributes([
    { key: searchAttributes.phase, value: phase },
    { key: searchAttributes.holder, value: now.custody.holder },
    { key: searchAttributes.tier, value: handoff?.tier ?? null },
    { key: searchAttributes.rule, value: now.lastRule ?? null },
    { key: searchAttributes.promiseDue, value: handoff?.promise === undefined ? null : new Date(handoff.promise.due) },
  ]);
}
