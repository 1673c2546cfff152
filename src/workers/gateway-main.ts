import { flushCompileCache } from 'node:module';
import { Client } from '@temporalio/client';
import { pino } from 'pino';
import { loadAgent } from '../config/agent.ts';
import { gatewayEnvironment } from '../config/environment.ts';
import { startGateway } from '../gateway/gateway.ts';
import { customerKey, openLedger } from '../ledger/ledger.ts';
import { lateLedger } from './late-ledger.ts';
import { reasonOf } from './reason.ts';
import { doorConnection } from './temporal-connection.ts';

/** The gateway process: everything joined, then it serves until it is told to stop. */
const { temporal, databaseUrl, agentDir, host, port, stream, origins, identity } = gatewayEnvironment(process.env);

const logger = pino({ name: 'gateway' });
const log = (what: string, error: unknown): void => logger.warn({ reason: reasonOf(error) }, what);
const { id, limits, policy, scripts } = loadAgent(agentDir);
const connection = doorConnection(temporal);
const ledger = lateLedger(() => openLedger(databaseUrl), log);
const gateway = await startGateway({
  ledger,
  temporal: new Client({ connection, namespace: temporal.namespace }),
  snapshot: { id, limits, policy, greeting: scripts.greeting },
  host,
  port,
  stream,
  origins,
  ...(identity === undefined
    ? {}
    : { customers: { keyOf: customerKey(identity.key), signedIn: identity.signedInChannels } }),
  log,
});
logger.info({ url: gateway.url, streamUrl: gateway.streamUrl }, 'the gateway is open');

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());
process.send?.({ ready: true, url: gateway.url, streamUrl: gateway.streamUrl });
// Else it is kept at an exit in order alone, which a process that is killed never comes to.
flushCompileCache();

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await gateway.stop();
  await ledger.close();
  await connection.close();
  process.exit(0);
}
