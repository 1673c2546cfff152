import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, type ChatRequest, completion, events, wordsOf } from './chat.ts';
import { type Fault, now, type Pace, type Seen } from './control.ts';

/** One request being answered. */
export interface Response {
  readonly request: ChatRequest;
  readonly id: string;
  readonly answer: Answer;
  readonly pace: Pace;
  readonly fault: Fault | undefined;
  readonly seen: Seen;
  readonly raw: ServerResponse;
  /** Aborted when the client has gone. */
  readonly gone: AbortSignal;
}

/** Answers, and notes how it went. */
export async function respond(response: Response): Promise<void> {
  const { raw, gone, seen } = response;
  try {
    seen.end = (await answerOf(response)) ? 'finished' : 'faulted';
    if (!raw.destroyed && !raw.writableFinished) await Promise.race([once(raw, 'finish'), once(raw, 'close')]);
  } catch (error) {
    if (!gone.aborted) throw error;
    seen.end = 'aborted';
  } finally {
    seen.endedAt = now();
  }
}

const cutting = ['half', 'torn', 'broken', 'error_event'] as const;
type Cut = (typeof cutting)[number];
const cutOf = (fault: Fault | undefined): Cut | undefined => cutting.find((name) => name === fault?.fault);

/** True where the answer went out whole. */
async function answerOf(response: Response): Promise<boolean> {
  const { fault, raw, gone } = response;
  switch (fault?.fault) {
    case 'status':
      json(raw, fault.status, {
        error: { message: 'switched on by the test', type: 'scripted', code: null, param: null },
      });
      return false;
    case 'no_body':
      raw.writeHead(200, eventStream).end();
      return false;
    case 'refused':
      raw.destroy();
      return false;
    case 'hang':
      return await never(gone);
    default:
      return response.request.stream ? await streamed(response, cutOf(fault)) : await whole(response);
  }
}

const eventStream = { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-cache' };

function json(raw: ServerResponse, status: number, body: object): void {
  raw.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function never(gone: AbortSignal): Promise<never> {
  await once(gone, 'abort');
  throw gone.reason;
}

async function whole({ request, id, answer, pace, seen, raw, gone }: Response): Promise<boolean> {
  const words = wordsOf(answer.text).length;
  await until(seen.begunAt + pace.firstMs + pace.gapMs * Math.max(0, words - 1), gone);
  seen.firstWordAt = now();
  json(raw, 200, completion(id, request, answer));
  return true;
}

async function streamed(response: Response, cut: Cut | undefined): Promise<boolean> {
  const { request, id, answer, pace, seen, raw, gone } = response;
  const { open, words, calls, finish, end } = events(id, request, answer);
  const parts = [...words, ...calls];
  const sent = cut === undefined ? parts : parts.slice(0, Math.ceil(parts.length / 2));
  raw.writeHead(200, eventStream).write(open);
  for (const [index, part] of sent.entries()) {
    // Each part has its own time since the request's arrival, so that lateness does not add up; calls come at once.
    await until(seen.begunAt + pace.firstMs + pace.gapMs * Math.min(index, Math.max(0, words.length - 1)), gone);
    seen.firstWordAt ??= now();
    raw.write(part);
  }
  if (cut === undefined) raw.end(finish + end);
  else cutOff(raw, cut, parts[sent.length] ?? finish);
  return cut === undefined;
}

function cutOff(raw: ServerResponse, cut: Cut, next: string): void {
  const error = `data: ${JSON.stringify({ error: { message: 'switched on by the test', type: 'server_error' } })}\n\n`;
  if (cut === 'half') raw.end();
  else if (cut === 'torn') raw.end(next.slice(0, next.length / 2));
  else if (cut === 'error_event') raw.end(error);
  // What was written before must arrive first.
  else setTimeout(() => raw.destroy(), 20);
}

/** Never early: a timer may fire within the millisecond before its time. */
async function until(time: number, gone: AbortSignal): Promise<void> {
  gone.throwIfAborted();
  for (let left = time - now(); left > 0; left = time - now())
    await sleep(Math.ceil(left), undefined, { signal: gone });
}
