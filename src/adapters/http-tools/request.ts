import { z } from 'zod';
import type { HttpTool } from './row.ts';

/** One HTTP request as it will be sent. */
export interface BackendRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

const argumentsShape = z.record(z.string(), z.unknown());

/** Arguments that have been checked, as values. Throws where they are no JSON object: a caller that did not check has a bug. */
export const parseArguments = (text: string): Record<string, unknown> => argumentsShape.parse(JSON.parse(text));

/** Undefined where an argument would lead out of its place in the path. */
export function requestFor(
  tool: HttpTool,
  baseUrl: string,
  args: Readonly<Record<string, unknown>>,
  idempotencyKey: string,
): BackendRequest | undefined {
  const rest = new Map(Object.entries(args));
  let astray = false;
  const path = tool.http.path.replace(/\{([^}]*)\}/g, (_, name: string) => {
    const value = textOf(args[name]);
    rest.delete(name);
    astray ||= /^\.{0,2}$/.test(value);
    return encodeURIComponent(value);
  });
  if (astray) return undefined;
  const query = tool.http.method === 'GET' ? queryOf(rest) : '';
  return {
    url: `${baseUrl}${path}${query}`,
    method: tool.http.method,
    headers: {
      accept: 'application/json',
      // Lets a backend's log be laid beside the ledger.
      'x-request-id': idempotencyKey,
      ...(tool.idempotent ? { 'idempotency-key': idempotencyKey } : {}),
      ...(tool.http.method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(tool.http.method === 'GET' ? {} : { body: JSON.stringify(Object.fromEntries(rest)) }),
  };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

function queryOf(args: ReadonlyMap<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of args) if (value !== null) query.append(name, textOf(value));
  return query.size > 0 ? `?${query}` : '';
}
