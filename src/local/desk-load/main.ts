import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Desk, openDesk } from '../../desk/desk.ts';
import { type Database, openDatabase } from '../../ledger/database.ts';
import { type House, openHouse } from '../bench/house.ts';
import { projectRoot } from '../places.ts';
import { Agents } from './agents.ts';
import { alwaysTransfer } from './baseline.ts';
import { sendCustomers } from './customers.ts';
import { type LoadOptions, loadOptions } from './options.ts';
import { planOf } from './plan.ts';
import { type LoadReport, missesOf, table } from './report.ts';
import { tally } from './tally.ts';

/**
 * `npm run desk-load`: customers who all ask for a human, arriving at parts of what the agents can serve, on real Temporal
 * and PostgreSQL. Prints one table, then one JSON object; a miss exits 1.
 */

/** Short, so that callbacks come round within the run: after `callbackMs`, not in windows of the calendar. */
const timings = {
  queueMs: 60_000,
  widenMs: 20_000,
  callbackMs: 60_000,
  callbackWindowMs: 240_000,
  surveyMs: 1_000,
} as const;
/** After the last customer: until every callback has been kept or broken, and every talk is over. */
const settleMs = timings.queueMs + timings.callbackMs + timings.callbackWindowMs + 180_000;

const options = loadOptions(process.argv.slice(2));
const agentDir = mkdtempSync(join(tmpdir(), 'readback-load-agent-'));
writeTimings();
const house = await openHouse((text) => console.error(text), { more: { READBACK_AGENT: agentDir }, memory: true });
const desk = openDesk(house.databaseUrl);
const db = openDatabase(house.databaseUrl, 2);
try {
  const reports: LoadReport[] = [];
  for (const load of options.loads) {
    const report = await run({ house, desk, db }, options, load);
    reports.push(report);
    // A long run says how it goes.
    if (options.loads.length > 1) console.error(table([report]));
  }
  console.log(table(reports));
  const missed = reports.flatMap(({ load, misses }) => misses.map((miss) => `at ${load}: ${miss}`));
  for (const miss of missed) console.log(`MISSED ${miss}`);
  console.log(JSON.stringify({ options, reports: reports.map(summary), misses: missed }));
  process.exitCode = missed.length > 0 ? 1 : 0;
} finally {
  await desk.close();
  await db.close();
  await house.stop();
  rmSync(agentDir, { recursive: true, force: true });
}

/** The sample's agent with the run's timings. */
function writeTimings(): void {
  cpSync(join(projectRoot, 'agent'), agentDir, { recursive: true });
  const file = join(agentDir, 'timings.yaml');
  const text = Object.entries(timings).reduce(
    (yaml, [name, ms]) => yaml.replaceAll(new RegExp(`^  ${name}: .*$`, 'gm'), `  ${name}: ${ms}`),
    readFileSync(file, 'utf8').replaceAll(/^ {2}bookMs: .*$/gm, ''),
  );
  writeFileSync(file, text);
}

interface Bench {
  readonly house: House;
  readonly desk: Desk;
  readonly db: Database;
}

async function run({ house, desk, db }: Bench, options: LoadOptions, load: number): Promise<LoadReport> {
  const plan = planOf(options, load);
  const minutes = Math.ceil((plan.arrivals.at(-1)?.at ?? 0) / 60_000);
  console.error(
    `${load} × capacity: ${plan.arrivals.length} customers within ${minutes} min, ${plan.agents.length} agents`,
  );
  const talks = new Map<string, number>();
  const { client, ledger } = house;
  const agents = new Agents({ client, ledger, desk, db }, plan.agents, options.seed, (id) => talks.get(id) ?? 0);
  await agents.sitDown();
  const working = agents.run();
  const customers = sendCustomers(house.gateway, plan.arrivals);
  for (const [i, id] of customers.conversations.entries()) talks.set(id, plan.arrivals[i]?.talkMs ?? 0);
  await customers.arrived;
  await settled(house, customers.conversations);
  agents.stop();
  await working;
  const rows = new Map<string, Awaited<ReturnType<typeof ledger.rows>>>();
  for (const id of customers.conversations) rows.set(id, await ledger.rows(id));
  const counted = tally(rows, plan.agents);
  if (agents.refused.size > 0) console.error('refused acts', Object.fromEntries(agents.refused));
  const baseline = alwaysTransfer(plan, timings.queueMs);
  return { load, tally: counted, baseline, latestMs: customers.latestMs(), misses: missesOf(counted) };
}

async function settled({ ledger }: House, conversations: readonly string[]): Promise<void> {
  const until = Date.now() + settleMs;
  const open = new Set(conversations);
  while (open.size > 0 && Date.now() < until) {
    await delay(1_000);
    for (const id of [...open].slice(0, 50)) if ((await ledger.conversation(id))?.ended) open.delete(id);
  }
}

function summary({ tally: { waits, ...rest }, load, misses }: LoadReport) {
  return { load, ...rest, waits: waits.length, misses };
}
