import { fileURLToPath } from 'node:url';
import { NativeConnection } from '@temporalio/worker';
import type { VoicePort } from '../../activities/ports.ts';
import { httpTools } from '../../adapters/http-tools/tools.ts';
import { openAiAssistant } from '../../adapters/openai/assistant.ts';
import { openAiBriefWriter } from '../../adapters/openai/brief.ts';
import { openAiModel } from '../../adapters/openai/model.ts';
import { loadAgent } from '../../config/agent.ts';
import { openDesk } from '../../desk/desk.ts';
import { openLedger } from '../../ledger/ledger.ts';
import { realClock } from '../../workers/clock.ts';
import { conversationWorker } from '../../workers/conversation-worker.ts';

/** Where a worker finds the house: plain JSON, so that it can be handed to a process. */
export interface WorkerPlace {
  readonly address: string;
  readonly namespace: string;
  readonly database: string;
  readonly model: string;
  readonly backend: string;
  readonly identity: string;
}

/** Nobody listens: the ledger is what counts. */
const voice: VoicePort = { begin: nothing, words: nothing, retract: nothing, end: nothing };
function nothing(): void {}

/** A worker that polls until it is stopped. */
export async function startWorker(place: WorkerPlace): Promise<{ stop(): Promise<void> }> {
  const { address, namespace, identity } = place;
  const snapshot = loadAgent(fileURLToPath(new URL('../../../agent', import.meta.url)));
  const ledger = await openLedger(place.database);
  const desk = openDesk(place.database);
  const connection = await NativeConnection.connect({ address });
  const ports = {
    ledger,
    voice,
    model: openAiModel({ baseURL: place.model, apiKey: 'scripted', model: 'scripted' }),
    assistant: openAiAssistant({ baseURL: place.model, apiKey: 'scripted', model: 'scripted' }),
    briefWriter: openAiBriefWriter({ baseURL: place.model, apiKey: 'scripted', model: 'scripted' }),
    tools: httpTools({ tools: snapshot.tools, backends: { '*': place.backend } }),
    agent: snapshot.agent,
    clock: realClock,
    reservations: desk,
  };
  const worker = await conversationWorker({ connection, namespace, identity, ports });
  const running = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await running;
      await desk.close();
      await connection.close();
      await ledger.close();
    },
  };
}
