import { ownServer, sharedUrl } from './postgres.ts';

/** For vitest's `globalSetup`: one server for all test files, each of which makes databases of its own. */
export async function setup(): Promise<() => Promise<void>> {
  const server = await ownServer();
  process.env[sharedUrl] = server.url;
  return () => server.stop();
}
