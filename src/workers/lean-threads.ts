import threads, { type Transferable, Worker, type WorkerOptions } from 'node:worker_threads';

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
  const lean = new Proxy(Worker, {
    construct: (target, given: ConstructorParameters<typeof Worker>, newTarget) =>
      String(given[0]).includes('workflow-worker-thread')
        ? workflowThread(...given)
        : Reflect.construct(target, given, newTarget),
  });
  Object.assign(threads, { Worker: lean });
}

/** Whether the next thread is to outlive the worker that it is started for, and the one that did. */
let keeping = false;
let kept: KeptThread | undefined;

/** The thread that the SDK starts within `use` goes on afterwards, and serves the worker that is made next, with all its code compiled. */
export async function keepingThread(use: () => Promise<void>): Promise<void> {
  keeping = true;
  try {
    await use();
  } catch (error) {
    await kept?.end();
    kept = undefined;
    throw error;
  } finally {
    keeping = false;
  }
}

function workflowThread(file: string | URL, options?: WorkerOptions): Worker {
  if (keeping) {
    kept = new KeptThread(file, options);
    return kept;
  }
  const handedOn = kept;
  kept = undefined;
  handedOn?.handOn();
  return handedOn ?? new LeanThread(file, options);
}

class LeanThread extends Worker {
  constructor(file: string | URL, options: WorkerOptions = {}) {
    const beat = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const preload = ['--import', new URL('./lean-thread.ts', import.meta.url).href];
    super(file, { ...options, execArgv: preload, workerData: { beat, beatMs } });
    const look = setInterval(
      stillness(beat, () => {
        clearInterval(look);
        void this.end();
      }),
      beatMs,
    ).unref();
  }

  end(): Promise<number> {
    return super.terminate();
  }
}

/** What the SDK's `terminate` resolves with. */
const terminated = 1;

/** Believed by its first worker to have ended, and by its second to have just begun: its bundle is loaded once. */
class KeptThread extends LeanThread {
  #first = true;

  handOn(): void {
    this.#first = false;
    for (const event of ['message', 'error', 'exit']) this.removeAllListeners(event);
  }

  override postMessage(request: unknown, transfer?: readonly Transferable[]): void {
    const forUs = this.#first ? 'destroy' : 'init';
    if (isRequest(request) && request.input.type === forUs) this.#agree(request);
    else super.postMessage(request, transfer);
  }

  /** Not at once: the SDK looks for the answer only when it has sent the request. */
  #agree({ requestId }: Request): void {
    setImmediate(() => this.emit('message', { requestId, result: { type: 'ok' } }));
  }

  override async terminate(): Promise<number> {
    return this.#first ? terminated : await super.terminate();
  }
}

/** As the SDK's client of its threads sends it. */
interface Request {
  readonly requestId: unknown;
  readonly input: { readonly type: unknown };
}

const isRequest = (message: unknown): message is Request =>
  typeof message === 'object' &&
  message !== null &&
  'requestId' in message &&
  'input' in message &&
  typeof message.input === 'object' &&
  message.input !== null &&
  'type' in message.input;

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
