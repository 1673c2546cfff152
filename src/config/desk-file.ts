import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Member, NeedsTable } from '../handoff/routing/roster.ts';
import { triggers } from '../policy/triggers.ts';
import { type DeskFile, deskSchema } from './desk-schema.ts';
import { readFile } from './file.ts';
import { ConfigError } from './problem.ts';

/** Who the human agents are, and which handoff asks for what. */
export interface Roster {
  readonly members: readonly Member[];
  readonly needs: NeedsTable;
  /** The agent of this id: as listed, else as everybody else may be; undefined where nobody else may take conversations. */
  find(id: string, name: string): Member | undefined;
}

/** Where no roster is kept, whoever signs in can do everything, and no handoff asks for anything. */
const nobodyListed: DeskFile = {
  agents: [],
  others: { role: 'agent', skills: { '*': 5 }, languages: ['*'], queues: ['*'], capacity: { voice: 1, chat: 3 } },
  needs: { rules: {}, intents: {} },
};

/** Reads desk.yaml of the agent's folder. Throws ConfigError with every problem. */
export function loadRoster(dir: string): Roster {
  const { roster, wrong } = readRoster(dir);
  if (roster === undefined) throw new ConfigError(wrong);
  return roster;
}

/** `intents`: codes that there are, where they are known. */
export function readRoster(
  dir: string,
  intents?: readonly string[],
): { readonly roster?: Roster; readonly wrong: readonly string[] } {
  const shown = `${basename(dir)}/desk.yaml`;
  if (!existsSync(join(dir, 'desk.yaml'))) return { roster: rosterOf(nobodyListed), wrong: [] };
  const { value, wrong } = readFile(join(dir, 'desk.yaml'), shown, deskSchema);
  if (value === undefined) return { wrong };
  const unknown = [
    ...unknownIn(
      `${shown}: needs.rules`,
      value.needs.rules,
      triggers.map(({ id }) => id),
      'rule',
    ),
    ...(intents === undefined
      ? []
      : unknownIn(`${shown}: needs.intents`, value.needs.intents, [...intents, 'other'], 'intent')),
  ];
  return unknown.length > 0 ? { wrong: unknown } : { roster: rosterOf(value), wrong: [] };
}

const unknownIn = (where: string, table: object, known: readonly string[], what: string): string[] =>
  Object.keys(table).flatMap((code) => (known.includes(code) ? [] : `${where}.${code}: there is no such ${what}`));

function rosterOf({ agents, others, needs }: DeskFile): Roster {
  const byId = new Map(agents.map((one) => [one.id, one]));
  const everybody = [...agents, ...(others === undefined ? [] : [others])];
  return {
    members: agents,
    needs: { ...needs, languages: [...new Set(everybody.flatMap(({ languages }) => languages))].sort() },
    find: (id, name) => byId.get(id) ?? (others === undefined ? undefined : { id, name, ...others }),
  };
}
