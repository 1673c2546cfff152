import type {
  AgentPort,
  ClockPort,
  ModelChunk,
  ModelPort,
  ModelRequest,
  ToolSpec,
  ToolsPort,
  VoicePort,
} from '../../activities/ports.ts';
import { turnOf } from '../../evaluate/drive.ts';
import { type RecordedStep, type Recording, statusOf, toolsOf } from '../../evaluate/recording.ts';

/** The recorded assistant and tools behind the engine's ports. A place in a recording is a turn's number and a step's. */
export class Recorded {
  private readonly byId: ReadonlyMap<string, Recording>;
  private readonly exhausted: (conversation: string) => void;

  /** `exhausted`: the engine asked for more than was recorded. */
  constructor(recordings: readonly Recording[], exhausted: (conversation: string) => void) {
    this.byId = new Map(recordings.map((recording) => [recording.id, recording]));
    this.exhausted = exhausted;
  }

  model(): ModelPort {
    return { stream: (request) => this.stream(request) };
  }

  private async *stream({ step, signal }: ModelRequest): AsyncGenerator<ModelChunk> {
    const recorded = step && this.step(step.conversation, step.turnId, step.step);
    if (step && recorded === undefined) {
      this.exhausted(step.conversation);
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    if (recorded === undefined) return;
    if (recorded.text !== '') yield { type: 'words', text: recorded.text };
    if (recorded.calls.length > 0) yield { type: 'calls', calls: recorded.calls };
  }

  private step(conversation: string, turnId: string, step: number): RecordedStep | undefined {
    return this.byId.get(runOf(conversation))?.turns[turnOf(turnId)]?.steps[step];
  }

  tools(): ToolsPort {
    return {
      specs: this.specs(),
      check: () => undefined,
      call: async ({ conversation, callId }) => {
        const [turnId = '', step, i] = callId.split('.');
        const result = this.step(conversation, turnId, Number(step))?.calls[Number(i)]?.result;
        return { status: statusOf(result), text: result ?? '' };
      },
    };
  }

  private specs(): readonly ToolSpec[] {
    const tools = toolsOf([...this.byId.values()]);
    const parameters = { type: 'object' };
    return [...tools].map(([name, tool]) => ({ name, description: '', parameters, ...tool, idempotent: true }));
  }
}

/** A conversation's id is its recording's, then the run's own mark. */
export const idOf = (recording: Recording, run: string): string => `${recording.id}:${run}`;
const runOf = (conversation: string): string => conversation.slice(0, conversation.lastIndexOf(':'));

/** Nobody listens. */
export const silent: VoicePort = {
  begin: () => undefined,
  words: () => undefined,
  retract: () => undefined,
  end: () => undefined,
};

/** Latency is virtual: nothing takes time, no budget runs out. */
export const virtualClock: ClockPort = { now: () => 0, after: () => () => undefined };

export const agentOf = (agent: AgentPort): AgentPort => ({ ...agent, instructions: '' });
