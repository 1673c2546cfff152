import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { AgentPort } from '../../src/activities/ports.ts';
import { httpTools } from '../../src/adapters/http-tools/tools.ts';
import { type AgentSnapshot, loadAgent } from '../../src/config/agent.ts';
import { ConfigError } from '../../src/config/problem.ts';
import { type ScriptCode, scriptCodes } from '../../src/conversation/entry.ts';

const shipped = fileURLToPath(new URL('../../agent', import.meta.url));

let dir: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'readback-agent-')), 'agent');
  cpSync(shipped, dir, { recursive: true });
  onTestFinished(() => rmSync(join(dir, '..'), { recursive: true, force: true }));
});

/** Changes one file of the copy; the change must change something. */
function edit(file: string, from: string | RegExp, to: string): void {
  const before = readFileSync(join(dir, file), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(join(dir, file), after);
}

function problems(): readonly string[] {
  try {
    loadAgent(dir);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  throw new Error('the agent was loaded');
}

describe('the agent that is shipped', () => {
  const agent = loadAgent(shipped);

  test('loads, and serves the activities as their port', () => {
    const port: AgentPort = agent.agent;
    expect(port.instructions).toBe(agent.prompt);
    expect(port.script('transition')).toBe(agent.scripts.transition);
    expect(port.intents.length).toBeGreaterThanOrEqual(8);
  });

  test('greets as an AI and says that a human can be had', () => {
    expect(agent.scripts.greeting).toMatch(/\bAI\b/);
    expect(agent.scripts.greeting).toMatch(/\bhuman\b/);
  });

  test('has the design figures', () => {
    expect(agent.limits.voice).toMatchObject({ holdingMs: 3000, silenceMs: 8000, toolMs: 800, firstWordMs: 2500 });
    expect(agent.limits.chat).toMatchObject({ holdingMs: 10_000, silenceMs: 30_000, idleMs: 900_000 });
    for (const limits of [agent.limits.voice, agent.limits.chat]) {
      expect(limits).toMatchObject({ sameCallCap: 2, sameToolCap: 3, backendStreak: 3, offerRounds: 2 });
    }
  });

  test('gives a brief less time than the transition script takes to say, at three words a second', () => {
    const spokenMs = (agent.scripts.transition.split(' ').length / 3) * 1000;
    for (const { briefMs } of [agent.limits.voice, agent.limits.chat]) {
      expect(briefMs).toBeGreaterThanOrEqual(3_000);
      expect(briefMs).toBeLessThan(spokenMs);
    }
    expect(agent.agent.briefing).toContain('`cites`');
  });

  test('promises a callback for when its timer fires', () => {
    const minutes = Math.max(agent.limits.voice.callbackMs, agent.limits.chat.callbackMs) / 60_000;
    expect(agent.scripts.callback_promised).toContain(`${minutes} minutes`);
  });

  test('has tools of both kinds: with a side effect under a key, and with one that takes none', () => {
    const effects = agent.tools.filter(({ sideEffect }) => sideEffect);
    expect(effects.some(({ idempotent }) => idempotent)).toBe(true);
    expect(effects.some(({ idempotent }) => !idempotent)).toBe(true);
    expect(agent.tools.filter(({ sideEffect }) => !sideEffect).length).toBeGreaterThanOrEqual(2);
    expect(httpTools({ tools: agent.tools, backends: { '*': 'http://127.0.0.1:1' } }).specs).toHaveLength(
      agent.tools.length,
    );
  });

  test('has a text for every script and nothing left to fill in but how long a wait will be and a promise’s window', () => {
    const filled = (code: ScriptCode): string => agent.scripts[code].replaceAll(/\{(from|to|window)\}/g, '2');
    for (const code of scriptCodes) expect(filled(code)).not.toMatch(/[{}]|^\s*$/);
    const waits = scriptCodes.filter((code) => /\{(from|to)\}/.test(agent.scripts[code]));
    expect(waits).toEqual(['wait_told', 'wait_within']);
  });
});

describe('the id of a snapshot', () => {
  const idOf = (): string => loadAgent(dir).id;

  test('is the same for the same contents wherever they lie', () => {
    expect(idOf()).toBe(loadAgent(shipped).id);
    expect(idOf()).toMatch(/^[0-9a-f]{16}$/);
  });

  test('does not change with comments and line ends', () => {
    const before = idOf();
    edit('timings.yaml', /^#.*$/m, '# another comment');
    edit('prompt.md', /\n/g, '\r\n');
    expect(idOf()).toBe(before);
  });

  test.each([
    ['prompt.md', 'camping', 'fishing'],
    ['tools.yaml', 'six|Six', 'Seven'],
    ['scripts.yaml', 'One moment', 'Two moments'],
    ['timings.yaml', 'holdingMs: 3000', 'holdingMs: 3001'],
    ['intents.yaml', 'money back', 'my money back'],
  ])('changes with %s', (file, from, to) => {
    const before = idOf();
    edit(file, new RegExp(from), to);
    expect(idOf()).not.toBe(before);
  });
});

describe('what does not fit is refused with file, field and limit', () => {
  test.each<[string, string | RegExp, string, RegExp]>([
    [
      'timings.yaml',
      'holdingMs: 3000',
      'holdingMs: 9000',
      /^agent\/timings\.yaml: voice\.holdingMs: must be below silenceMs \(8000\), is 9000$/,
    ],
    ['timings.yaml', 'holdingMs: 3000', 'holdingMs: 3', /^agent\/timings\.yaml: voice\.holdingMs: .*50/],
    ['timings.yaml', 'holdingMs: 3000', 'holdingMs: 3s', /^agent\/timings\.yaml: voice\.holdingMs: .*number/],
    ['timings.yaml', 'sameCallCap: 2', 'sameCallCap: 5', /^agent\/timings\.yaml: voice\.sameCallCap: .*2/],
    ['timings.yaml', 'toolMs: 800', 'toolMs: 20000', /voice\.toolMs: must be at most sideEffectMs \(10000\), is 20000/],
    ['timings.yaml', 'idleMs: 30000', '', /^agent\/timings\.yaml: voice\.idleMs: /],
    ['timings.yaml', 'idleMs: 30000', 'idelMs: 30000', /idelMs/],
    ['scripts.yaml', /^transition: >-\n(.*\n){2}/m, '', /^agent\/scripts\.yaml: transition: /],
    ['scripts.yaml', /^nudge: .*$/m, 'nudge: " "', /^agent\/scripts\.yaml: nudge: must not be blank$/],
    ['scripts.yaml', /^nudge: /m, 'nudges: ', /nudges/],
    [
      'scripts.yaml',
      'about {callbackMinutes}',
      'about {hours}',
      /^agent\/scripts\.yaml: callback_promised: there is no figure \{hours\}$/,
    ],
    ['tools.yaml', 'backend: payments', 'backend: model', /^agent\/tools\.yaml: refund_order\.backend: /],
    [
      'tools.yaml',
      '/orders/{orderNumber}/shipment',
      '/orders/{order}/shipment',
      /^agent\/tools\.yaml: track_shipment\.http\.path: names \{order\}/,
    ],
    [
      'tools.yaml',
      'name: refund_order',
      'name: cancel_order',
      /^agent\/tools\.yaml: cancel_order\.name: stands there twice$/,
    ],
    ['tools.yaml', 'type: integer', 'type: money', /^agent\/tools\.yaml: refund_order\.parameters: is no JSON Schema/],
    ['tools.yaml', 'method: GET', 'method: FETCH', /^agent\/tools\.yaml: find_order\.http\.method: .*GET/],
    ['tools.yaml', 'level: verified', 'level: certain', /^agent\/tools\.yaml: verify_customer\.grants\.level: /],
    [
      'intents.yaml',
      'code: cancel_order',
      'code: cancel_order_and_more',
      /^agent\/intents\.yaml: .*code: must be 1 to 16 ASCII/,
    ],
    ['intents.yaml', ', money back', ', Money back', /^agent\/intents\.yaml: refund\.phrases\.1: must be lower case$/],
    [
      'intents.yaml',
      '[refund_order]',
      '[refund_all]',
      /^agent\/intents\.yaml: refund\.tools: no tool is called refund_all$/,
    ],
    ['prompt.md', /[\s\S]*/, ' \n', /^agent\/prompt\.md: must not be blank$/],
    ['timings.yaml', /^voice:/m, 'voice: [', /^agent\/timings\.yaml: .*line \d+/],
  ])('%s, %s → %s', (file, from, to, expected) => {
    edit(file, from, to);
    expect(problems().join('\n')).toMatch(new RegExp(expected.source, 'm'));
  });

  test('a missing file is named', () => {
    rmSync(join(dir, 'intents.yaml'));
    expect(problems()).toEqual([expect.stringMatching(/^agent\/intents\.yaml: .*ENOENT/)]);
  });

  test('every problem of every file is told at once', () => {
    edit('timings.yaml', 'holdingMs: 3000', 'holdingMs: 9000');
    edit('intents.yaml', ', money back', ', Money back');
    rmSync(join(dir, 'prompt.md'));
    expect(problems()).toHaveLength(3);
  });
});

test('a snapshot does not see later changes of its folder', () => {
  const agent: AgentSnapshot = loadAgent(dir);
  edit('scripts.yaml', 'One moment', 'Two moments');
  expect(agent.agent.script('holding')).toContain('One moment');
});
