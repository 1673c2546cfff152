import { fileURLToPath } from 'node:url';
import { NativeConnection } from '@temporalio/worker';
import { httpTools } from '../../src/adapters/http-tools/tools.ts';
import { openAiModel } from '../../src/adapters/openai/model.ts';
import { loadAgent } from '../../src/config/agent.ts';
import { openLedger } from '../../src/ledger/ledger.ts';
import { realClock } from '../../src/workers/clock.ts';
import { conversationWorker } from '../../src/workers/conversation-worker.ts';
import { shiftedCalendar } from './shifted-calendar.ts';

/** A worker process whose calendar lives in another time; all else is as ever. It is killed and started again. */

export interface CallbackPlace {
  readonly address: string;
  readonly database: string;
  readonly model: string;
  readonly backend: string;
  readonly shift: number;
}

/** Open in the night of the change, in windows of two minutes. */
const night = [{ from: 60, to: 5 * 60 }];
const opening = { zone: 'Europe/Berlin', week: Array.from({ length: 7 }, () => night), windowMinutes: 2 };
const rules = {
  locale: 'en-GB',
  quiet: { from: 0, to: 0 },
  horizonDays: 1,
  leadMinutes: 0,
  queues: { '*': { ...opening, capacity: 2, reserved: 0 } },
};

const silent = () => undefined;
const place: CallbackPlace = JSON.parse(process.env.CALLBACK_PLACE ?? '{}');
const { agent, tools } = loadAgent(fileURLToPath(new URL('../../agent', import.meta.url)));
const worker = await conversationWorker({
  connection: await NativeConnection.connect({ address: place.address }),
  namespace: 'default',
  identity: `callback-${process.pid}`,
  ports: {
    ledger: await openLedger(place.database),
    voice: { begin: silent, words: silent, retract: silent, end: silent },
    model: openAiModel({ baseURL: place.model, apiKey: 'scripted', model: 'scripted' }),
    tools: httpTools({ tools, backends: { '*': place.backend } }),
    agent,
    clock: realClock,
    callbacks: shiftedCalendar(place.database, rules, place.shift),
  },
});
await worker.run();
