import type { BegunAnswer, ModelChunk, ModelPort, ModelRequest } from '../activities/ports.ts';

/** Asks the model at once and keeps what it says until somebody wants to hear it. */
export function beginAnswer(model: ModelPort, request: Omit<ModelRequest, 'signal'>): BegunAnswer {
  const wanted = new AbortController();
  const chunks: ModelChunk[] = [];
  let ended: { readonly error?: unknown } | undefined;
  let { promise: more, resolve: tell } = Promise.withResolvers<void>();
  const told = (): void => {
    tell();
    ({ promise: more, resolve: tell } = Promise.withResolvers<void>());
  };
  const listen = async (): Promise<void> => {
    try {
      for await (const chunk of model.stream({ ...request, signal: wanted.signal })) {
        chunks.push(chunk);
        told();
      }
      ended = {};
    } catch (error) {
      ended = { error };
    }
    told();
  };
  void listen();
  return {
    drop: () => wanted.abort(),
    async *stream(signal) {
      const abort = (): void => wanted.abort(signal.reason);
      if (signal.aborted) abort();
      signal.addEventListener('abort', abort);
      try {
        for (;;) {
          const chunk = chunks.shift();
          if (chunk !== undefined) yield chunk;
          else if (ended === undefined) await more;
          else if ('error' in ended) throw ended.error;
          else return;
        }
      } finally {
        signal.removeEventListener('abort', abort);
        wanted.abort();
      }
    },
  };
}
