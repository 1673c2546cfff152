import type { FastifyReply } from 'fastify';
import type { ServerFrame } from './frames.ts';

/** Server-sent events on one response. None of these throws. */
export interface EventStream {
  /** `id`: what a reader that comes back sends as Last-Event-ID. */
  send(frame: ServerFrame, id?: number): void;
  /** Where the reader is behind: settles when it has caught up, or gone. */
  congested(): Promise<void> | undefined;
  end(): void;
}

const heartbeatMs = 15_000;

/** Takes the reply over and begins to stream. `closed`: the reader has gone, or the stream was ended. */
export function eventStream(reply: FastifyReply, closed: () => void): EventStream {
  reply.hijack();
  const response = reply.raw;
  // what hooks have set, e.g. for a page of another origin
  for (const [name, value] of Object.entries(reply.getHeaders()))
    if (value !== undefined) response.setHeader(name, value);
  response.setHeader('content-type', 'text/event-stream; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.writeHead(200);
  response.flushHeaders();
  const write = (text: string): void => {
    if (!response.writableEnded && !response.destroyed) response.write(text);
  };
  const heartbeat = setInterval(() => {
    if (!response.writableNeedDrain) write(': alive\n\n');
  }, heartbeatMs);
  const over = (): void => {
    clearInterval(heartbeat);
    closed();
  };
  response.on('error', () => {});
  response.on('close', over);
  if (response.destroyed) queueMicrotask(over);
  return {
    send(frame, id) {
      const mark = id === undefined ? '' : `id: ${id}\n`;
      write(`${mark}event: ${frame.type}\ndata: ${JSON.stringify(frame)}\n\n`);
    },
    congested() {
      if (!response.writableNeedDrain || response.destroyed) return undefined;
      return new Promise((resolve) => {
        const done = (): void => {
          response.off('drain', done);
          response.off('close', done);
          resolve();
        };
        response.on('drain', done);
        response.on('close', done);
      });
    },
    end() {
      clearInterval(heartbeat);
      if (!response.writableEnded) response.end();
    },
  };
}
