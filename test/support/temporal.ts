import { randomBytes } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import { searchAttributeList } from '../../src/signals/search-attributes.ts';
import { ensureSearchAttributes } from '../../src/workers/search-attributes.ts';

/** Where shared-temporal.ts leaves the address of the one server that all test files share. */
export const sharedTemporal = 'READBACK_TEST_TEMPORAL';

/** A namespace of this test file's own on the shared Temporal: no other file's worker polls there. */
export interface TestTemporal {
  /** `host:port` */
  readonly address: string;
  readonly namespace: string;
  readonly connection: Connection;
  readonly client: Client;
  close(): Promise<void>;
}

/** A new namespace with the search attributes registered. Runs only under vitest, where the shared server is. */
export async function testTemporal(): Promise<TestTemporal> {
  const address = process.env[sharedTemporal];
  if (address === undefined) throw new Error('the shared Temporal runs only for tests of the vitest project `servers`');
  const connection = await Connection.connect({ address });
  const namespace = `test-${randomBytes(6).toString('hex')}`;
  await connection.workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod: msToTs('1d') });
  await ensureSearchAttributes(connection, namespace, searchAttributeList);
  const client = new Client({ connection, namespace });
  return { address, namespace, connection, client, close: () => connection.close() };
}
