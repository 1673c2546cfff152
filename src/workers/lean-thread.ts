import { promiseHooks } from 'node:v8';
import { Script } from 'node:vm';
import { workerData } from 'node:worker_threads';

/** Loaded in a thread for workflows before the SDK's own code is; `lean-threads.ts` says why. */

const { runInContext } = Script.prototype;
Script.prototype.runInContext = function (context, { timeout: _, ...options } = {}) {
  return runInContext.call(this, context, options);
};
promiseHooks.createHook = () => () => {};

const { beat, beatMs } = workerData;
const live = (): number => Atomics.add(beat, 0, 1);
live();
setInterval(live, beatMs).unref();
