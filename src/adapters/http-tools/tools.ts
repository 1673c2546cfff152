import { fetch as undiciFetch } from 'undici';
import { z } from 'zod';
import type { ToolRequest, ToolResult, ToolsPort } from '../../activities/ports.ts';
import { parseArguments, requestFor } from './request.ts';
import type { HttpTool } from './row.ts';
import { type Exchange, exchange, type Fetch } from './transport.ts';
import { verdictOf } from './verdict.ts';

export interface HttpToolsSettings {
  readonly tools: readonly HttpTool[];
  /** Base URL by backend name; `*` serves those that are not named. */
  readonly backends: Readonly<Record<string, string>>;
  readonly fetch?: Fetch;
}

/** The tools of the table over HTTP. Throws at once where a backend has no address. */
export function httpTools({ tools, backends, fetch = undiciFetch }: HttpToolsSettings): ToolsPort {
  const byName = new Map(
    tools.map((tool) => [
      tool.name,
      { tool, schema: z.fromJSONSchema(tool.parameters), baseUrl: baseUrlOf(tool, backends) },
    ]),
  );
  return {
    specs: tools,
    check(name, args) {
      const row = byName.get(name);
      return row === undefined ? `there is no tool ${name}` : complaint(row.schema, args);
    },
    async call(request) {
      const row = byName.get(request.tool);
      if (row === undefined) return { status: 'failed', text: `Failed: there is no tool ${request.tool}.` };
      return await call(fetch, row.tool, row.baseUrl, request);
    },
  };
}

function baseUrlOf(tool: HttpTool, backends: Readonly<Record<string, string>>): string {
  const url = backends[tool.backend] ?? backends['*'];
  if (url === undefined) throw new Error(`READBACK_BACKEND_URL has no address for backend ${tool.backend}`);
  return url.replace(/\/+$/, '');
}

/** Names fields and limits, never values. */
function complaint(schema: z.ZodType, args: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(args);
  } catch {
    return 'the arguments are not JSON';
  }
  const { error } = schema.safeParse(value);
  return error?.issues
    .map(({ path, message }) => (path.length > 0 ? `${path.join('.')}: ${message}` : message))
    .join('; ');
}

async function call(fetch: Fetch, tool: HttpTool, baseUrl: string, request: ToolRequest): Promise<ToolResult> {
  const http = requestFor(tool, baseUrl, parseArguments(request.arguments), request.idempotencyKey);
  if (http === undefined) return { status: 'refused', text: 'Refused: an argument is empty or a path of its own.' };
  const send = (): Promise<Exchange> => exchange(fetch, http, tool.sideEffect, request.signal);
  const first = verdictOf(tool, await send());
  if (first.status !== 'in_doubt' || !tool.idempotent) return first;
  // The key makes a second sending safe. Only success clears the doubt: a refusal may speak of the second alone.
  const second = verdictOf(tool, await send());
  return second.status === 'ok' ? second : first;
}
