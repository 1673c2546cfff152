import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode } from '@temporalio/worker';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Import, importsOf, readImports, sourceFiles } from './support/imports.ts';
import { pureRooms, roomOf, rooms } from './support/rooms.ts';

const files = sourceFiles();
const imports = files.flatMap(importsOf);

const covers = (entries: readonly string[], file: string): boolean =>
  entries.some((entry) => entry === '*' || entry === file || file.startsWith(`${entry}/`));

const packageOf = (name: string): string =>
  name
    .split('/')
    .slice(0, name.startsWith('@') ? 2 : 1)
    .join('/');

function mayImportPackage(allowed: readonly string[], name: string): boolean {
  if (allowed.includes('*')) return true;
  return name.startsWith('node:') ? allowed.includes('node:') : allowed.includes(packageOf(name));
}

/** Why this import breaks the table; undefined where it keeps it. */
function breach({ from, to, relative, typeOnly }: Import): string | undefined {
  const name = roomOf(from);
  const room = name === undefined ? undefined : rooms[name];
  const line = `${from} imports ${typeOnly ? 'the types of ' : ''}${to}`;
  if (name === undefined || room === undefined) return `${from} is in no room`;
  if (!relative) return mayImportPackage(room.packages, to) ? undefined : line;
  if (covers([name, ...room.values], to) || (typeOnly && covers(room.types, to))) return undefined;
  return line;
}

describe('rooms', () => {
  test('every source file stands in a room of the table', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
    expect(files.length).toBeGreaterThan(100);
  });

  test('every import follows an arrow of the table', () => {
    expect(imports.flatMap((one) => breach(one) ?? [])).toEqual([]);
    expect(imports.length).toBeGreaterThan(300);
  });

  test('no import leaves the sources, and each says where it goes', () => {
    expect(imports.filter(({ to }) => to.startsWith('..') || to === '(computed)')).toEqual([]);
  });

  test('no room imports the composition roots', () => {
    const intoRoots = imports.filter(({ relative, to }) => relative && /^(workers|local)\//.test(to));
    expect(intoRoots.filter(({ from }) => !/^(workers|local)\//.test(from))).toEqual([]);
  });

  test('no file imports itself over others', () => {
    expect(cycles(imports)).toEqual([]);
  });

  test.each([
    ['conversation/decide.ts', "import { randomUUID } from 'node:crypto';"],
    ['policy/judge.ts', "import { z } from 'zod';"],
    ['handoff/packet.ts', "import type { Duration } from '@temporalio/common';"],
    ['policy/judge.ts', "const ledger = await import('../ledger/ledger.ts');"],
    ['workflows/doors.ts', "import { steps } from '../activities/index.ts';"],
    ['workflows/doors.ts', "import { type Steps } from '../activities/index.ts';"],
    ['workflows/doors.ts', "import { loadAgent } from '../config/agent.ts';"],
    ['signals/messages.ts', "import { decide } from '../conversation/decide.ts';"],
    ['activities/think/think.ts', "import OpenAI from 'openai';"],
    ['activities/think/think.ts', "export { conversation } from '../../workflows/index.ts';"],
    ['adapters/openai/model.ts', "import { httpTools } from '../http-tools/tools.ts';"],
    ['adapters/openai/model.ts', "import pg from 'pg';"],
    ['ledger/append.ts', "import { Client } from '@temporalio/client';"],
    ['ledger/append.ts', "import { judge } from '../policy/judge.ts';"],
    ['desk/reserve.ts', "import { judge } from '../policy/judge.ts';"],
    ['desk/reserve.ts', "import pg from 'pg';"],
    ['desk/reserve.ts', "import { append } from '../ledger/append.ts';"],
    ['config/agent.ts', "import { openLedger } from '../ledger/ledger.ts';"],
    ['gateway/turns.ts', "import type { Steps } from '../activities/types.ts';"],
    ['gateway/turns.ts', "import pg from 'pg';"],
    ['desktop/wire.ts', "import { judge } from '../policy/judge.ts';"],
    ['desktop/wire.ts', "import type { Track } from '../policy/track.ts';"],
    ['desktop/wire.ts', "type Worker = import('../workers/bundle.ts').Bundle;"],
    ['somewhere/new.ts', "import { decide } from '../conversation/decide.ts';"],
  ])('in %s the table refuses %s', (file, text) => {
    expect(readImports(file, text).map(breach)).toEqual([expect.stringContaining(file)]);
  });

  test.each([
    ['workflows/doors.ts', "import type { Steps } from '../activities/types.ts';"],
    ['conversation/decide.ts', "import { judge } from '../policy/judge.ts';"],
    ['ledger/append.ts', "import type { Decision } from '../policy/decision.ts';"],
  ])('in %s the table takes %s', (file, text) => {
    expect(readImports(file, text).map(breach)).toEqual([undefined]);
  });
});

/** Every cycle of imports at run time, once, as the files it goes through. */
function cycles(all: readonly Import[]): string[] {
  const edges = Map.groupBy(
    all.filter(({ relative, typeOnly }) => relative && !typeOnly),
    ({ from }) => from,
  );
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) found.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const { to } of edges.get(file) ?? []) visit(to, [...path, file]);
    done.add(file);
  };
  for (const file of edges.keys()) visit(file, []);
  return found;
}

test('a cycle of imports is found', () => {
  const edge = (from: string, to: string): Import => ({ from, to, relative: true, typeOnly: false });
  expect(cycles([edge('a', 'b'), edge('b', 'c'), edge('c', 'b'), edge('a', 'c')])).toEqual(['b → c → b']);
});

describe('the workflow bundle', () => {
  /** What the SDK's own runtime for workflows is made of. */
  const runtime = ['@temporalio/workflow', '@temporalio/common', '@temporalio/proto', 'nexus-rpc', 'ms', 'long'];
  const mayHold = [...pureRooms, 'signals', 'workflows'];

  test('holds the pure rooms, the signals and the workflows, and nothing else but the SDK', async () => {
    const modules = await bundledModules();
    const tailOf = (mark: string, name: string): string[] =>
      name.includes(mark) ? [name.slice(name.lastIndexOf(mark) + mark.length)] : [];
    const packages = modules.flatMap((name) => tailOf('/node_modules/', name).map(packageOf));
    const own = modules.filter((name) => !name.includes('/node_modules/')).flatMap((name) => tailOf('/src/', name));
    expect(own.filter((file) => !covers(mayHold, file) || roomOf(file) === undefined)).toEqual([]);
    expect([...new Set(packages)].filter((name) => !runtime.includes(name))).toEqual([]);
    expect(modules.filter((name) => name.startsWith('node:'))).toEqual([]);
    expect(own).toContain('conversation/decide.ts');
    expect(packages).toContain('@temporalio/workflow');
  });

  /** The modules of the bundle, by the names its source map has for them. */
  async function bundledModules(): Promise<string[]> {
    const workflowsPath = fileURLToPath(new URL('../src/workflows/index.ts', import.meta.url));
    const log = () => {};
    const logger = { log, trace: log, debug: log, info: log, warn: log, error: log };
    const { code } = await bundleWorkflowCode({ workflowsPath, logger });
    const [, map = ''] = /\/\/# sourceMappingURL=data:application\/json;[^,]*,([\w+/=]+)/.exec(code) ?? [];
    return z.object({ sources: z.array(z.string()) }).parse(JSON.parse(Buffer.from(map, 'base64').toString())).sources;
  }
});
