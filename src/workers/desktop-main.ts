import { Client } from '@temporalio/client';
import { pino } from 'pino';
import { loadAgent } from '../config/agent.ts';
import { loadRoster } from '../config/desk-file.ts';
import { desktopEnvironment } from '../config/environment.ts';
import { openCalendar } from '../desk/calendar.ts';
import { openDesk } from '../desk/desk.ts';
import { startDesktop } from '../desktop/start.ts';
import { openLedger } from '../ledger/ledger.ts';
import { lateLedger } from './late-ledger.ts';
import { reasonOf } from './reason.ts';
import { doorConnection } from './temporal-connection.ts';

/** The desktop process: up before Temporal and PostgreSQL are, and while they are away; it serves until told to stop. */
const { temporal, databaseUrl, agentDir, origins, ...doors } = desktopEnvironment(process.env);

const logger = pino({ name: 'desktop' });
const connection = doorConnection(temporal);
const log = (what: string, error: unknown): void => logger.warn({ reason: reasonOf(error) }, what);
const ledger = lateLedger(() => openLedger(databaseUrl), log);
const desk = openDesk(databaseUrl);
const { callbacks } = loadAgent(agentDir);
const calendar = callbacks && openCalendar(databaseUrl, callbacks);
const desktop = await startDesktop({
  ledger,
  people: { desk, roster: loadRoster(agentDir) },
  present: () => desk.agents(),
  forecast: () => desk.forecast(),
  ...(calendar === undefined ? {} : { calendar }),
  temporal: new Client({ connection, namespace: temporal.namespace }),
  ...doors,
  publicUrls: origins,
  log,
});
logger.info({ url: desktop.url }, 'the desktop is open');
process.send?.({ ready: true, url: desktop.url });

let stopping = false;
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop());

async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await desktop.stop();
  await desk.close();
  await calendar?.close();
  await ledger.close();
  await connection.close();
  process.exit(0);
}
