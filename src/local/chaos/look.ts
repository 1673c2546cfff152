import type { Client } from '@temporalio/client';
import type { State } from '../../conversation/state.ts';
import { stateQuery, taskQueue, workflowId } from '../../signals/messages.ts';

/** What Temporal knows of conversations and workers. Every method throws where it does not answer in time. */

const answerMs = 3_000;
const within = <T>(client: Client, call: () => Promise<T>): Promise<T> =>
  client.withDeadline(Date.now() + answerMs, call);

/** A worker's identity is `host/pid/random`. */
const pidOf = (identity: string | null | undefined): number | undefined => {
  const pid = Number(identity?.split('/')[1]);
  return Number.isInteger(pid) ? pid : undefined;
};

/** The process that did the conversation's last workflow task: to it the next one sticks. */
export async function stickyPid(client: Client, conversation: string): Promise<number | undefined> {
  const { history } = await within(client, () =>
    client.workflowService.getWorkflowExecutionHistoryReverse({
      namespace: client.options.namespace,
      execution: { workflowId: workflowId(conversation) },
      maximumPageSize: 12,
    }),
  );
  const last = history?.events?.find(({ workflowTaskCompletedEventAttributes: done }) => done != null);
  return pidOf(last?.workflowTaskCompletedEventAttributes?.identity);
}

const workflowTasks = 1;
const recentMs = 70_000;

/** The processes that polled for conversations not long ago; killed ones are among them for a while. */
export async function pollingPids(client: Client): Promise<ReadonlySet<number>> {
  const { namespace } = client.options;
  const { pollers } = await within(client, () =>
    client.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: workflowTasks,
    }),
  );
  const since = Date.now() / 1000 - recentMs / 1000;
  const recent = (pollers ?? []).filter(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) >= since);
  return new Set(recent.flatMap(({ identity }) => pidOf(identity) ?? []));
}

/** Whether the conversation's workflow still runs. */
export async function isRunning(client: Client, conversation: string): Promise<boolean> {
  const { status } = await within(client, () => client.workflow.getHandle(workflowId(conversation)).describe());
  return status.name === 'RUNNING';
}

export const stateOf = (client: Client, conversation: string): Promise<State> =>
  within(client, () => client.workflow.getHandle(workflowId(conversation)).query(stateQuery));

/** The processes that the conversation's steps were given to, as far as they have not reported back. */
export async function steppingPids(client: Client, conversation: string): Promise<readonly number[]> {
  const { raw } = await within(client, () => client.workflow.getHandle(workflowId(conversation)).describe());
  return (raw.pendingActivities ?? []).flatMap(({ lastWorkerIdentity }) => pidOf(lastWorkerIdentity) ?? []);
}

/** Whether nothing of the conversation runs anywhere: it waits for its customer. */
export async function isIdle(client: Client, conversation: string): Promise<boolean> {
  const { raw } = await within(client, () => client.workflow.getHandle(workflowId(conversation)).describe());
  return (raw.pendingActivities ?? []).length === 0 && raw.pendingWorkflowTask == null;
}

/** Steps that are under way, with their attempt and worker: for a person who looks for what is stuck. */
export async function pendingSteps(client: Client, conversation: string): Promise<readonly string[]> {
  const { raw } = await within(client, () => client.workflow.getHandle(workflowId(conversation)).describe());
  const activities = (raw.pendingActivities ?? []).map(
    ({ activityType, attempt, state, lastWorkerIdentity, lastFailure }) =>
      `${activityType?.name} state ${state} attempt ${attempt} on ${lastWorkerIdentity} ${lastFailure?.message ?? ''}`,
  );
  const task = raw.pendingWorkflowTask;
  return task == null ? activities : [...activities, `workflow task state ${task.state} attempt ${task.attempt}`];
}
