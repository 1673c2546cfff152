import {
  ActivityCancellationType,
  type ActivityInterfaceFor,
  type ActivityOptions,
  proxyActivities,
} from '@temporalio/workflow';
import type { Activities } from '../activities/types.ts';
import type { Limits } from '../conversation/limits.ts';
import { type StepClass, type StepName, steps } from '../conversation/steps.ts';

const cancellations = {
  cut: ActivityCancellationType.TRY_CANCEL,
  heed: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  finish: ActivityCancellationType.ABANDON,
} as const satisfies Record<StepClass['cancel'], ActivityCancellationType>;

/** The table of steps as activity options. Eager: always on the workflow's own task queue. */
const options = (step: StepClass, limits: Limits): ActivityOptions => ({
  startToCloseTimeout: step.startToCloseMs(limits),
  ...(step.heartbeatMs === undefined ? {} : { heartbeatTimeout: step.heartbeatMs }),
  cancellationType: cancellations[step.cancel],
  ...(step.repeats === 'workflow'
    ? { retry: { maximumAttempts: 1 }, scheduleToStartTimeout: limits.silenceMs }
    : { retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '8s' }, scheduleToCloseTimeout: '1h' }),
});

/** The activities under one class of the table, each run with a summary for the Web UI. */
export const stepsFor = (limits: Limits, name: StepName): ActivityInterfaceFor<Activities> =>
  proxyActivities<Activities>(options(steps[name], limits));
