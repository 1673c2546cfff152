import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { type RunningTemporal, startTemporal, type TemporalOptions } from '../../src/local/temporal.ts';
import { findTemporal } from '../../src/local/temporal-binary.ts';
import {
  ensureSearchAttributes,
  SearchAttributesDifferError,
  SearchAttributesMissingError,
} from '../../src/workers/search-attributes.ts';
import { newFolder } from './helpers/workspace.ts';

// A Temporal that is set from outside would be used instead of one that may be killed.
delete process.env.TEMPORAL_ADDRESS;

const LIMIT_MS = 60_000;

// On a machine that has none yet the server is built first, which takes minutes.
beforeAll(() => findTemporal(console.log), 1_800_000);

async function start(options: Partial<TemporalOptions> & { dataDir: string }): Promise<RunningTemporal> {
  const temporal = await startTemporal({ runDir: join(options.dataDir, 'run'), log: () => {}, ...options });
  onTestFinished(temporal.stop);
  return temporal;
}

async function connect({ address }: RunningTemporal): Promise<Connection> {
  const connection = await Connection.connect({ address });
  onTestFinished(() => connection.close());
  return connection;
}

test('a workflow outlives a kill -9 of the server, on the same ports', { timeout: LIMIT_MS }, async () => {
  const dataDir = newFolder();
  const first = await start({ dataDir });
  const client = new Client({ connection: await connect(first) });
  await client.workflow.start('none', { workflowId: 'kept', taskQueue: 'nobody' });
  if (first.pid === undefined || first.uiUrl === undefined) throw new Error('no server was started');
  expect(statSync(join(dataDir, 'temporal.db')).mode & 0o777).toBe(0o600);
  process.kill(first.pid, 'SIGKILL');
  await first.exited;
  const uiPort = Number(new URL(first.uiUrl).port);
  const second = await start({ dataDir, port: Number(first.address.split(':')[1]), uiPort });
  expect(second.address).toBe(first.address);
  expect((await fetch(first.uiUrl)).status).toBe(200);
  const again = new Client({ connection: await connect(second) });
  expect((await again.workflow.getHandle('kept').describe()).status.name).toBe('RUNNING');
});

test('the dynamic config reaches the server', { timeout: LIMIT_MS }, async () => {
  const temporal = await start({ dataDir: newFolder(), memory: true, ui: false });
  const client = new Client({ connection: await connect(temporal) });
  const tooLong = client.workflow.start('none', { workflowId: 'x'.repeat(256), taskQueue: 'nobody' });
  await expect(tooLong).rejects.toHaveProperty('cause.details', 'WorkflowId length exceeds limit.');
});

test('in memory nothing but the log is written, and without the UI no page is served', {
  timeout: LIMIT_MS,
}, async () => {
  const dataDir = newFolder();
  const temporal = await start({ dataDir, memory: true, ui: false, namespace: 'elsewhere' });
  expect(temporal).toMatchObject({ namespace: 'elsewhere' });
  expect(temporal.uiUrl).toBeUndefined();
  expect(existsSync(join(dataDir, 'temporal.db'))).toBe(false);
  await temporal.stop();
  await expect(Connection.connect({ address: temporal.address, connectTimeout: 500 })).rejects.toThrow();
});

test('search attributes are added once, and one of another type is refused', { timeout: LIMIT_MS }, async () => {
  const temporal = await start({ dataDir: newFolder(), memory: true, ui: false });
  const connection = await connect(temporal);
  const list = [
    { name: 'TestPhase', type: 'KEYWORD' },
    { name: 'TestDue', type: 'DATETIME' },
  ] as const;
  await ensureSearchAttributes(connection, 'default', list);
  await ensureSearchAttributes(connection, 'default', list);
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace: 'default' });
  expect(customAttributes).toMatchObject({ TestPhase: 2, TestDue: 6 });
  const other = ensureSearchAttributes(connection, 'default', [{ name: 'TestPhase', type: 'INT' }]);
  await expect(other).rejects.toThrow(SearchAttributesDifferError);
  await expect(other).rejects.toThrow('TestPhase must be Int');
  const elsewhere = ensureSearchAttributes(connection, 'nowhere', list);
  await expect(elsewhere).rejects.toThrow(SearchAttributesMissingError);
  await expect(elsewhere).rejects.toThrow(
    'temporal operator search-attribute create --namespace nowhere --name TestPhase --type Keyword --name TestDue --type Datetime',
  );
});

test('with TEMPORAL_ADDRESS nothing is started', { timeout: LIMIT_MS }, async () => {
  const running = await start({ dataDir: newFolder(), memory: true, ui: false });
  process.env.TEMPORAL_ADDRESS = running.address;
  onTestFinished(() => void delete process.env.TEMPORAL_ADDRESS);
  const used = await start({ dataDir: newFolder() });
  expect(used.address).toBe(running.address);
  expect(used.pid).toBeUndefined();
  await used.stop();
  await connect(running);
  process.env.TEMPORAL_ADDRESS = '127.0.0.1:1';
  await expect(start({ dataDir: newFolder() })).rejects.toThrow('TEMPORAL_ADDRESS=127.0.0.1:1 does not answer');
});
