import threads, { Worker, type WorkerOptions } from 'node:worker_threads';

const beatMs = 1_000;
/** A thread that stands still for so many beats will not come back. */
const mostMissed = 10;

/**
 * Threads for workflows without what the SDK does for whoever debugs workflow code, which was most of what a cold replay
 * costs on a busy machine. Each of the four or five calls that a workflow task is made of starts a thread of its own that
 * would end the call after five seconds; here the thread's heartbeat is looked at, and one that stands still is ended, which
 * ends the worker. And every promise has its stack trace taken, for the stack trace of a running workflow; here that is empty.
 */
export function useLeanThreads(): void {
  Object.assign(threads, { Worker: LeanThread });
}

class LeanThread extends Worker {
  constructor(file: string | URL, options: WorkerOptions = {}) {
    if (!String(file).includes('workflow-worker-thread')) {
      super(file, options);
      return;
    }
    const beat = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const preload = ['--import', new URL('./lean-thread.ts', import.meta.url).href];
    super(file, { ...options, execArgv: preload, workerData: { beat, beatMs } });
    const look = setInterval(
      stillness(beat, () => void this.terminate()),
      beatMs,
    ).unref();
    this.once('exit', () => clearInterval(look));
  }
}

function stillness(beat: Int32Array, end: () => void): () => void {
  let last = 0;
  let missed = 0;
  return () => {
    const now = Atomics.load(beat, 0);
    // before its first beat it is still starting
    missed = now === last && now > 0 ? missed + 1 : 0;
    last = now;
    if (missed >= mostMissed) end();
  };
}
