import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type pg from 'pg';
import { connectClient } from './database.ts';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

const folder = new URL('./migrations/', import.meta.url);
/** Any number that nothing else in the database locks. */
const lock = 7_239_118_402;

/**
 * Brings the schema `readback` up to date; any number of processes may call it at once. Returns what it applied.
 * Throws when an applied migration's file has changed since, or was written by a newer release.
 */
export async function migrate(url: string): Promise<string[]> {
  const migrations = await readMigrations();
  const client = await connectClient(url);
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lock]);
    const applied = await applyMissing(client, migrations);
    await client.query('commit');
    return applied;
  } finally {
    await client.end();
  }
}

async function applyMissing(client: pg.Client, migrations: readonly Migration[]): Promise<string[]> {
  await client.query('create schema if not exists readback');
  await client.query(`create table if not exists readback.migration (
    number integer primary key, name text not null, sha256 text not null, applied_at timestamptz not null default now())`);
  const { rows } = await client.query<{ number: number; sha256: string }>(
    'select number, sha256 from readback.migration',
  );
  const known = new Map(rows.map((row) => [row.number, row.sha256]));
  const applied: string[] = [];
  for (const migration of migrations) {
    const before = known.get(migration.number);
    known.delete(migration.number);
    if (before === migration.sha256) continue;
    if (before !== undefined)
      throw new Error(`migration ${migration.name} was applied to this database with other text`);
    await client.query(migration.sql);
    await client.query('insert into readback.migration (number, name, sha256) values ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.sha256,
    ]);
    applied.push(migration.name);
  }
  if (known.size > 0)
    throw new Error(`this database was written by a newer release: migrations ${[...known.keys()].join(', ')}`);
  return applied;
}

async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{3}_\w+\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), 'utf8');
      return { number: Number(name.slice(0, 3)), name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}
