import { fileURLToPath } from 'node:url';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { useLeanThreads } from '../../../workers/lean-threads.ts';
import { rawSteps } from './steps.ts';

/** The raw engine's worker, tuned as the product's is. */
const { TEMPORAL_ADDRESS = '127.0.0.1:7233', TEMPORAL_NAMESPACE = 'default' } = process.env;
Runtime.install({ shutdownSignals: ['SIGTERM', 'SIGINT'] });
useLeanThreads();
const connection = await NativeConnection.connect({ address: TEMPORAL_ADDRESS });
const worker = await Worker.create({
  connection,
  namespace: TEMPORAL_NAMESPACE,
  taskQueue: 'raw',
  workflowsPath: fileURLToPath(new URL('workflow.ts', import.meta.url)),
  activities: { ...rawSteps },
  stickyQueueScheduleToStartTimeout: '1s',
  maxHeartbeatThrottleInterval: '80ms',
});
console.log('raw worker polls');
await worker.run();
await connection.close();
