import { quietRuntime } from './quiet.ts';
import { startWorker, type WorkerPlace } from './worker.ts';

/** A worker in a process of its own, there to be killed. Its environment says where the house is. */
quietRuntime();
const place: WorkerPlace = JSON.parse(process.env.DOOMED_PLACE ?? '');
await startWorker(place);
