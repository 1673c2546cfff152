import { parseArgs } from 'node:util';
import { type Ledger, openLedger } from '../../ledger/ledger.ts';
import { type Lock, LockHeldError, takeLock } from '../lock.ts';
import { endLeftovers } from '../records.ts';
import { onShutdown, type Shutdown } from '../shutdown.ts';
import { lockFile, processesDir, publishAddresses, withdrawAddresses } from './files.ts';
import { bringUp, type House } from './house.ts';
import { endWithParent } from './orphan.ts';
import { type OnceReport, playOnce } from './sample/once.ts';
import { newSample, playCustomer, untilSought } from './sample/play.ts';

/**
 * `npm start`: brings the whole house up, plays a sample conversation that ends with a handoff offered on the desktop,
 * and stays up until Ctrl-C. With `--once` it answers as the human too, checks every step, and stops.
 */
const usage = 'usage: npm start [-- --once]';
const clock = (): string => new Date().toTimeString().slice(0, 8);
const log = (line: string): void => console.log(`${clock()} ${line}`);
const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function wantsOnce(): boolean | undefined {
  try {
    return parseArgs({ options: { once: { type: 'boolean', default: false } } }).values.once;
  } catch (error) {
    console.error(`${sentence(error)}\n${usage}`);
    return undefined;
  }
}

/** Undefined, after a polite word, where another one runs. */
function takeHouse(): Lock | undefined {
  try {
    return takeLock(lockFile);
  } catch (error) {
    if (!(error instanceof LockHeldError)) throw error;
    const { holder } = error;
    const places = Object.entries(holder.details).map(([name, value]) => `\n  ${name.padEnd(18)} ${value}`);
    console.error(
      `Readback already runs in this folder, as process ${holder.process.pid} since ${holder.since}.${places.join('')}\nStop that one first (Ctrl-C in its window), or use it: \`npm run chat\` talks to it.`,
    );
    return undefined;
  }
}

function places({ addresses, model }: House): Record<string, string> {
  const { gatewayUrl, desktopUrl, uiUrl, temporalAddress, namespace } = addresses;
  return {
    'customer gateway': gatewayUrl,
    'agents’ desktop': desktopUrl,
    'Temporal Web UI': uiUrl ?? `(the one of ${temporalAddress}, namespace ${namespace})`,
    model: model.kind === 'real' ? model.model : 'scripted',
  };
}

function show(house: House): void {
  console.log('');
  for (const [name, value] of Object.entries(places(house))) console.log(`  ${name.padEnd(18)} ${value}`);
  console.log(`  ${'ledger'.padEnd(18)} npm run ledger -- verify`);
  console.log(`  ${'talk to it'.padEnd(18)} npm run chat\n`);
}

/** The report of `--once`; undefined where the house is to stay up. */
async function run(once: boolean, lock: Lock, shutdown: Shutdown): Promise<OnceReport | undefined> {
  await endLeftovers(processesDir, log);
  withdrawAddresses();
  const house = await bringUp(shutdown, log);
  lock.describe(places(house));
  publishAddresses(house.addresses);
  shutdown.add('the addresses', async () => withdrawAddresses());
  show(house);
  const ledger = await openLedger(house.addresses.databaseUrl, { connections: 2, migrate: false });
  try {
    if (once) return await playOnce(house, ledger, log);
    await playSample(house, ledger);
    return undefined;
  } finally {
    await ledger.close();
  }
}

/** What goes wrong with the sample is told, and leaves the house standing. */
async function playSample({ addresses }: House, ledger: Ledger): Promise<void> {
  console.log('A sample conversation:\n');
  const sample = newSample(addresses.gatewayUrl, ledger, console.log);
  try {
    await playCustomer(sample);
    await untilSought(sample, log);
    console.log(`\nIt waits for a human: ${addresses.desktopUrl} (any name signs in, and it rings).`);
    console.log('With nobody at the desk for ten seconds it becomes a promised callback, which rings when it is due.');
    console.log('With your desktop open, ask for a human in `npm run chat`: it rings at once.');
  } catch (error) {
    if (interrupted) return;
    log(`the sample conversation did not go as it should: ${sentence(error)}`);
  } finally {
    sample.customer.leaves();
  }
  console.log('`npm run chat` lets you write as the customer. Ctrl-C stops everything.\n');
}

/** Set by the first signal: what fails from then on fails because everything is being stopped. */
let interrupted = false;

/** With `--once`: its report, the last line whatever happened. */
async function runOnce(lock: Lock, shutdown: Shutdown): Promise<never> {
  // The shutdown after a signal ends with code 0; an interrupted run has not held every step.
  process.on('exit', (code) => {
    if (interrupted) process.exitCode = code || 130;
  });
  const report = await run(true, lock, shutdown).catch((error: unknown) => ({ ok: false, error: sentence(error) }));
  await shutdown.run();
  console.log(JSON.stringify(report));
  process.exit(report?.ok === true ? 0 : 1);
}

async function runOn(lock: Lock, shutdown: Shutdown): Promise<void> {
  try {
    await run(false, lock, shutdown);
  } catch (error) {
    // Whoever interrupted it is already ending it.
    if (interrupted) return;
    console.error(`\nReadback could not start: ${sentence(error)}`);
    await shutdown.run();
    process.exit(1);
  }
}

async function main(): Promise<void> {
  const once = wantsOnce();
  const lock = once === undefined ? undefined : takeHouse();
  if (once === undefined || lock === undefined) {
    process.exitCode = once === undefined ? 2 : 1;
    return;
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      interrupted = true;
    });
  }
  const shutdown = onShutdown(log);
  endWithParent(process.env);
  shutdown.add('the lock', async () => lock.release());
  await (once ? runOnce(lock, shutdown) : runOn(lock, shutdown));
}

await main();
