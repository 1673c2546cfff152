import { Runtime } from '@temporalio/worker';

const nothing = (): void => undefined;

/** Workers that are killed and servers that go first make the SDK talk: only its errors are of interest here. */
export function quietRuntime(): void {
  const logger = { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: console.error };
  Runtime.install({ logger });
}
