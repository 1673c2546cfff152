import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setFlagsFromString } from 'node:v8';
import { Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { httpCustomers } from '../adapters/crm/customers.ts';
import { httpTools } from '../adapters/http-tools/tools.ts';
import { openAiBriefWriter } from '../adapters/openai/brief.ts';
import { openAiModel } from '../adapters/openai/model.ts';
import { httpLine } from '../adapters/outbound/line.ts';
import { workerStream } from '../adapters/stream/worker-stream.ts';
import { loadAgent } from '../config/agent.ts';
import { workerEnvironment } from '../config/environment.ts';
import { openCalendar } from '../desk/calendar.ts';
import { openLedger } from '../ledger/ledger.ts';
import { searchAttributeList } from '../signals/search-attributes.ts';
import { realClock } from './clock.ts';
import { conversationWorker } from './conversation-worker.ts';
import { earlyThought } from './early-thought.ts';
import { ensureSearchAttributes } from './search-attributes.ts';

/** The worker process: everything joined, then it polls until it is told to stop. */
const environment = workerEnvironment(process.env);
const { temporal, databaseUrl, agentDir, model, briefWriter, backends, crm, line, streamUrls, streamToken } =
  environment;

// The SDK takes a stack trace of every promise in a workflow, which is half of what a cold replay costs. Contexts made from
// now on, the workflows', have none; an error in a workflow shows its frames when its history is replayed elsewhere.
setFlagsFromString('--stack-trace-limit=0');
// The stream must say goodbye before the process goes, so the shutdown is ours.
Runtime.install({ shutdownSignals: ['SIGTERM', 'SIGINT'] });
const identity = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
const { address, tls, apiKey } = temporal;
const server = { address, tls, ...(apiKey === undefined ? {} : { apiKey }) };
const snapshot = loadAgent(agentDir);
const ledger = await openLedger(databaseUrl);
await registerSearchAttributes();
const tools = httpTools({ tools: snapshot.tools, backends });
const thinking = { ledger, model: openAiModel(model), tools, agent: snapshot.agent };
const writing = briefWriter === undefined ? {} : { briefWriter: openAiBriefWriter(briefWriter) };
const calendar = snapshot.callbacks && openCalendar(databaseUrl, snapshot.callbacks);
const early = earlyThought(thinking);
const voice = workerStream({ urls: streamUrls, token: streamToken, identity, coming: early.coming });
const connection = await NativeConnection.connect(server);
const worker = await conversationWorker({
  connection,
  namespace: temporal.namespace,
  identity,
  ports: {
    ...thinking,
    ...writing,
    early,
    voice,
    clock: realClock,
    ...(crm === undefined ? {} : { customers: httpCustomers(crm) }),
    ...(line === undefined ? {} : { line: httpLine(line) }),
    ...(calendar === undefined ? {} : { callbacks: calendar }),
  },
});
process.send?.({ ready: true });
try {
  await worker.run();
} finally {
  await voice.close();
  await calendar?.close();
  await ledger.close();
  await connection.close();
}

/** An attribute that is not registered would stall every conversation: better not to begin. */
async function registerSearchAttributes(): Promise<void> {
  const client = await Connection.connect(server);
  try {
    await ensureSearchAttributes(client, temporal.namespace, searchAttributeList);
  } finally {
    await client.close();
  }
}
