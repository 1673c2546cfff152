import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadAgent } from '../../src/config/agent.ts';
import { quietRuntime } from '../../src/local/record/quiet.ts';
import { warmUp } from '../../src/workers/warm-up.ts';

quietRuntime();
const { phrases } = loadAgent(fileURLToPath(new URL('../../agent', import.meta.url))).agent;

test('a worker goes through whole conversations before it has any, and touches none', async () => {
  const asked: string[] = [];
  const rows = async (conversation: string) => {
    asked.push(conversation);
    return [];
  };
  await warmUp({ phrases, ledger: { rows } });
  expect(new Set(asked)).toEqual(new Set(['nobody']));
}, 60_000);
