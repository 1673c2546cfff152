import { z } from 'zod';
import type { ToolResult } from '../../activities/ports.ts';
import type { Identity } from '../../conversation/entry.ts';
import type { HttpTool } from './row.ts';
import type { Exchange } from './transport.ts';

/** What a backend's answer means: a status for the policy, a text for the model, an identity where it proves one. */
export function verdictOf(tool: HttpTool, exchange: Exchange): ToolResult {
  if (exchange.kind === 'lost') return exchange.sent ? unclear(tool, 'broke the connection') : failed('did not answer');
  const { status, body } = exchange;
  if (status >= 200 && status < 300) return answered(tool, body);
  if (overloaded.has(status) || status < 400) return failed(`answered with a ${status}`);
  if (status < 500) return { status: 'refused', text: `Refused (${status}): ${reasonOf(body)}` };
  // Something between us and the backend gave up waiting for it.
  if (status === 502 || status === 504) return unclear(tool, `answered with a ${status}`);
  return failed(`answered with a ${status}`);
}

/** Says nothing about the request itself: too slow, too early, too many. */
const overloaded = new Set([408, 425, 429]);

const failed = (how: string): ToolResult => ({ status: 'failed', text: `Failed: the backend ${how}.` });

/** The backend may have acted: harmless where the tool only reads. */
const unclear = (tool: HttpTool, how: string): ToolResult =>
  tool.sideEffect
    ? { status: 'in_doubt', text: 'It is not known whether this was done. Do not try it again.' }
    : failed(how);

/** What the model gets to read at most, in characters. */
const textLimit = 16_000;

function answered(tool: HttpTool, body: string): ToolResult {
  const text = body.trim();
  if (tool.mustReturn && nothing.has(text)) return unclear(tool, 'answered with nothing');
  const { grants } = tool;
  const proven = grants !== undefined && jsonOf(text)?.[grants.field] === grants.equals;
  return {
    status: 'ok',
    text: text === '' ? 'Done.' : text.slice(0, textLimit),
    ...(proven ? { grants: identityOf(grants) } : {}),
  };
}

/** Who it is stays in the answer's words: what is granted goes through workflow history. */
const identityOf = ({ level, method, forMinutes }: Identity): Identity => ({
  level,
  method,
  ...(forMinutes === undefined ? {} : { forMinutes }),
});

const nothing = new Set(['', 'null', '{}', '""']);

/** The backend's own sentence, where it has the usual form. */
function reasonOf(body: string): string {
  const parsed = jsonOf(body);
  const error = refusal.safeParse(parsed?.error ?? parsed).data;
  return (error?.message ?? body.trim()).slice(0, 500) || 'no reason given';
}

const anyObject = z.record(z.string(), z.unknown());
const refusal = z.looseObject({ message: z.string() });

function jsonOf(text: string): Record<string, unknown> | undefined {
  try {
    return anyObject.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
