import type { StepRef, VoicePort } from '../../activities/ports.ts';
import { Link, type WorkerFrame } from './link.ts';

export interface WorkerStreamOptions {
  /** The stream address of every gateway, e.g. `ws://127.0.0.1:7411/words`. */
  readonly urls: readonly string[];
  /** The secret that gateways and workers share. */
  readonly token: string;
  /** Unique for this worker process, also across its restarts: a gateway tells by it who has died. */
  readonly identity: string;
  /** A turn of this conversation is on its way through Temporal, most likely to this worker. */
  readonly coming?: (conversation: string) => void;
}

const nameOf = ({ conversation, turnId, step, attempt }: StepRef): string =>
  JSON.stringify([conversation, turnId, step, attempt]);

/**
 * The worker's side of the words stream: every frame goes to every gateway, at once. Nothing here throws or waits: a
 * gateway that is away misses words, which it reads in the ledger, and hears of the open steps when it is back.
 */
export function workerStream({
  urls,
  token,
  identity,
  coming = () => {},
}: WorkerStreamOptions): VoicePort & { close(): Promise<void> } {
  const open = new Map<string, StepRef>();
  const announce = (): WorkerFrame[] => [
    { type: 'hello', identity },
    ...Array.from(open.values(), (step): WorkerFrame => ({ type: 'begin', step })),
  ];
  const links = urls.map((url) => new Link({ url, token, announce, coming }));
  const send = (frame: WorkerFrame): void => {
    for (const link of links) link.send(frame);
  };
  return {
    begin(step) {
      open.set(nameOf(step), step);
      send({ type: 'begin', step });
    },
    words: (step, index, text) => send({ type: 'words', step, index, text }),
    retract: (step) => send({ type: 'retract', step }),
    end(step) {
      open.delete(nameOf(step));
      send({ type: 'end', step });
    },
    async close() {
      await Promise.all(links.map((link) => link.close()));
    },
  };
}
