import { type NativeConnection, Worker } from '@temporalio/worker';
import { joinActivities } from '../activities/index.ts';
import type { AssistPorts, BriefPorts, EstimatePorts, SealPorts, ThinkPorts } from '../activities/join.ts';
import { taskQueue } from '../signals/messages.ts';
import { workflowBundle } from './bundle.ts';
import { useLeanThreads } from './lean-threads.ts';

export interface WorkerSettings {
  readonly connection: NativeConnection;
  readonly namespace: string;
  /** Unique for the process, and what the gateway knows it by. */
  readonly identity: string;
  readonly ports: ThinkPorts & SealPorts & BriefPorts & EstimatePorts & AssistPorts;
  readonly queue?: string;
}

/** A worker for conversations and their steps: one queue, so that steps are dispatched eagerly. */
export async function conversationWorker(settings: WorkerSettings): Promise<Worker> {
  const { connection, namespace, identity, ports, queue } = settings;
  useLeanThreads();
  return await Worker.create({
    connection,
    namespace,
    identity,
    taskQueue: queue ?? taskQueue,
    workflowBundle: await workflowBundle(),
    activities: joinActivities(ports),
    // A dead worker's next workflow task waits this long for it; the default is ten silent seconds.
    stickyQueueScheduleToStartTimeout: '1s',
    // Bounds how late a cancelled step hears of it, where the server does not push cancels.
    maxHeartbeatThrottleInterval: '80ms',
    // A whole reply: a deploy cuts no turn in half.
    shutdownGraceTime: '20s',
    maxEagerActivityReservationsPerWorkflowTask: 5,
    maxConcurrentActivityTaskExecutions: 200,
    maxCachedWorkflows: 1000,
  });
}
