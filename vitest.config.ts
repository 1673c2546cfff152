import { defineConfig } from 'vitest/config';

/** Rooms whose tests need no server: they run without waiting for one. */
const pure = ['test/{conversation,policy,handoff,signals,config,evaluate}/**/*.test.ts', 'test/*.test.ts'];

const bounds = { pool: 'forks', testTimeout: 60_000, hookTimeout: 300_000, watch: false } as const;

export default defineConfig({
  test: {
    ...bounds,
    // Tests with real servers judge counts and order; more of them at once would only starve each other.
    maxWorkers: 2,
    projects: [
      { extends: true, test: { ...bounds, name: 'pure', include: pure } },
      {
        extends: true,
        test: {
          ...bounds,
          name: 'servers',
          include: ['test/**/*.test.ts'],
          exclude: pure,
          // One PostgreSQL and one Temporal for all files; each file makes a database and a namespace of its own.
          globalSetup: ['test/support/shared-postgres.ts', 'test/support/shared-temporal.ts'],
        },
      },
    ],
  },
});
