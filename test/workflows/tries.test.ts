import { expect, test } from 'vitest';
import type { CallInput } from '../../src/activities/types.ts';
import { useSteps } from '../support/steps.ts';

/** How often a tool call is tried. */

const ask = { callId: 't1.0.0', tool: 'look', backend: 'shop', sideEffect: false, fingerprint: '0123456789abcdef' };
const calls: CallInput[] = [];

const steps = useSteps({
  async think({ turn: { seq, step, attempt } }) {
    if (step > 0) return { kind: 'replied', seq: seq + 1, evidence: [] };
    return attempt < 3
      ? { kind: 'failed', code: 'MODEL_ERROR', evidence: [] }
      : { kind: 'asked', calls: [ask], evidence: [] };
  },
  async callTool(input) {
    calls.push(input);
    if (calls.length === 1) throw new Error('its worker died');
    return { status: 'ok', ms: 1 };
  },
});

test('a tool call has its own tries, however many the model needed to ask for it', async () => {
  expect((await steps().say('tries', { turnId: 't1', seq: 4 })).outcome).toBe('replied');
  expect(calls).toHaveLength(2);
  expect(calls[1]?.attempt).toBeGreaterThan(1);
});
