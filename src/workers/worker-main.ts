import { randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { hostname } from 'node:os';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime } from '@temporalio/worker';
import { pino } from 'pino';
import { httpCustomers } from '../adapters/crm/customers.ts';
import { httpTools } from '../adapters/http-tools/tools.ts';
import { openAiAssistant } from '../adapters/openai/assistant.ts';
import { openAiBriefWriter } from '../adapters/openai/brief.ts';
import { openAiModel } from '../adapters/openai/model.ts';
import { httpLine } from '../adapters/outbound/line.ts';
import { workerStream } from '../adapters/stream/worker-stream.ts';
import { loadAgent } from '../config/agent.ts';
import { workerEnvironment } from '../config/environment.ts';
import { openCalendar } from '../desk/calendar.ts';
import { openDesk } from '../desk/desk.ts';
import { customerKey, openLedger } from '../ledger/ledger.ts';
import { searchAttributeList } from '../signals/search-attributes.ts';
import { cachedCapacity } from './capacity.ts';
import { realClock } from './clock.ts';
import { conversationWorker } from './conversation-worker.ts';
import { startDispatcher } from './dispatcher.ts';
import { earlyThought } from './early-thought.ts';
import { reasonOf } from './reason.ts';
import { ensureSearchAttributes } from './search-attributes.ts';
import { warmUp } from './warm-up.ts';

/** The worker process: everything joined, then it polls until it is told to stop. */
const environment = workerEnvironment(process.env);
const { temporal, databaseUrl, agentDir, model, briefWriter, backends, crm, line } = environment;
const { streamUrls, streamToken, identityKey } = environment;

// The stream must say goodbye before the process goes, so the shutdown is ours.
Runtime.install({ shutdownSignals: ['SIGTERM', 'SIGINT'] });
const identity = `${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
const { address, tls, apiKey } = temporal;
const server = { address, tls, ...(apiKey === undefined ? {} : { apiKey }) };
const snapshot = loadAgent(agentDir);
const ledger = await openLedger(databaseUrl);
await registerSearchAttributes();
const tools = httpTools({ tools: snapshot.tools, backends });
const joined =
  identityKey === undefined ? {} : { identity: { keyOf: customerKey(identityKey), others: ledger.others } };
const thinking = { ledger, model: openAiModel(model), tools, agent: snapshot.agent, ...joined };
const writing = briefWriter === undefined ? {} : { briefWriter: openAiBriefWriter(briefWriter) };
const assistant = openAiAssistant(briefWriter ?? model);
const calendar = snapshot.callbacks && openCalendar(databaseUrl, snapshot.callbacks);
const early = earlyThought(thinking);
const voice = workerStream({ urls: streamUrls, token: streamToken, identity, coming: early.coming });
const connection = await NativeConnection.connect(server);
const desk = openDesk(databaseUrl);
const logger = pino({ name: 'worker' });
await warmUp({ phrases: snapshot.agent.phrases, ledger }).catch((error) =>
  logger.warn({ reason: reasonOf(error) }, 'the worker begins cold'),
);
const worker = await conversationWorker({
  connection,
  namespace: temporal.namespace,
  identity,
  ports: {
    ...thinking,
    ...writing,
    assistant,
    early,
    voice,
    clock: realClock,
    capacity: cachedCapacity(desk.outlook),
    waits: desk,
    reservations: desk,
    ...(crm === undefined ? {} : { customers: httpCustomers(crm) }),
    ...(line === undefined ? {} : { line: httpLine(line) }),
    ...(calendar === undefined ? {} : { callbacks: calendar }),
  },
});
const dispatcher = startDispatcher({
  desk,
  ledger,
  temporal: new Client({ connection, namespace: temporal.namespace }),
  log: (what, error) => logger.warn({ reason: reasonOf(error) }, what),
});
process.send?.({ ready: true });
// Else it is kept at an exit in order alone, which a process that is killed never comes to.
flushCompileCache();
try {
  await worker.run();
} finally {
  await dispatcher.stop();
  await desk.close();
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
