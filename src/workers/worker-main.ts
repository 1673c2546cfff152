import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { httpTools } from '../adapters/http-tools/tools.ts';
import { openAiModel } from '../adapters/openai/model.ts';
import { workerStream } from '../adapters/stream/worker-stream.ts';
import { loadAgent } from '../config/agent.ts';
import { workerEnvironment } from '../config/environment.ts';
import { openLedger } from '../ledger/ledger.ts';
import { realClock } from './clock.ts';
import { conversationWorker } from './conversation-worker.ts';

/** The worker process: everything joined, then it polls until it is told to stop. */
const environment = workerEnvironment(process.env);
const { temporal, databaseUrl, agentDir, model, backends, streamUrls, streamToken } = environment;

// The stream must say goodbye before the process goes, so the shutdown is ours.
Runtime.install({ shutdownSignals: ['SIGTERM', 'SIGINT'] });
const identity = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
const snapshot = loadAgent(agentDir);
const ledger = await openLedger(databaseUrl);
const voice = workerStream({ urls: streamUrls, token: streamToken, identity });
const connection = await NativeConnection.connect({
  address: temporal.address,
  tls: temporal.tls,
  ...(temporal.apiKey === undefined ? {} : { apiKey: temporal.apiKey }),
});
const worker = await conversationWorker({
  connection,
  namespace: temporal.namespace,
  identity,
  ports: {
    ledger,
    voice,
    model: openAiModel(model),
    tools: httpTools({ tools: snapshot.tools, backends }),
    agent: snapshot.agent,
    clock: realClock,
  },
});
process.send?.({ ready: true });
try {
  await worker.run();
} finally {
  await voice.close();
  await ledger.close();
  await connection.close();
}
