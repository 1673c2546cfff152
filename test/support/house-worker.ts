import { randomUUID } from 'node:crypto';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { httpTools } from '../../src/adapters/http-tools/tools.ts';
import { openAiModel } from '../../src/adapters/openai/model.ts';
import { workerStream } from '../../src/adapters/stream/worker-stream.ts';
import type { Gateway } from '../../src/gateway/gateway.ts';
import { realClock } from '../../src/workers/clock.ts';
import { conversationWorker } from '../../src/workers/conversation-worker.ts';
import { type House, streamToken } from './house.ts';

type Parts = Pick<House, 'ledger' | 'temporal' | 'snapshot' | 'modelUrl' | 'backendUrl' | 'calendar'>;

/** A worker in this process that streams to these gateways. */
export async function startWorker(parts: Parts, gateways: readonly Gateway[]): Promise<() => Promise<void>> {
  const { ledger, temporal, snapshot, modelUrl, backendUrl, calendar } = parts;
  quiet();
  const identity = `test-${process.pid}-${randomUUID()}`;
  const voice = workerStream({ urls: gateways.map(({ streamUrl }) => streamUrl), token: streamToken, identity });
  const connection = await NativeConnection.connect({ address: temporal.address });
  const worker = await conversationWorker({
    connection,
    namespace: temporal.namespace,
    identity,
    ports: {
      ledger,
      voice,
      model: openAiModel({ baseURL: `${modelUrl}/v1`, apiKey: 'scripted', model: 'scripted' }),
      tools: httpTools({ tools: snapshot.tools, backends: { '*': backendUrl } }),
      agent: snapshot.agent,
      clock: realClock,
      ...(calendar === undefined ? {} : { callbacks: calendar }),
    },
  });
  const running = worker.run();
  return async () => {
    worker.shutdown();
    await running;
    await voice.close();
    await connection.close();
  };
}

const nothing = (): void => undefined;
let installed = false;
function quiet(): void {
  if (installed) return;
  installed = true;
  const logger = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: console.error };
  Runtime.install({ logger });
}
