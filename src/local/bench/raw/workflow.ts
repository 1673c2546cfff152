import {
  ActivityCancellationType,
  allHandlersFinished,
  condition,
  defineSignal,
  defineUpdate,
  proxyActivities,
  setHandler,
} from '@temporalio/workflow';
import type { RawSteps, Worked } from './steps.ts';

/** The raw engine: one Update, one eager activity, nothing else. What the product is measured against. */
export const rawUpdate = defineUpdate<Worked, [number]>('work');
export const rawEnd = defineSignal('end');

const { work } = proxyActivities<RawSteps>({
  startToCloseTimeout: '30s',
  heartbeatTimeout: '1500ms',
  cancellationType: ActivityCancellationType.TRY_CANCEL,
  retry: { maximumAttempts: 1 },
});

export async function raw(): Promise<void> {
  let over = false;
  setHandler(rawUpdate, (ms) => work(ms));
  setHandler(rawEnd, () => {
    over = true;
  });
  await condition(() => over);
  await condition(allHandlersFinished);
}
