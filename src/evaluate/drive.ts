import { begin, decide } from '../conversation/decide.ts';
import type { Effect } from '../conversation/effect.ts';
import { type Entry, keys, type ToolAsk } from '../conversation/entry.ts';
import type { Event, ThinkOutcome } from '../conversation/event.ts';
import { answeredWith, heardIn, saysNothing, toolAskOf } from '../conversation/hearing.ts';
import type { Limits } from '../conversation/limits.ts';
import type { OpenTurn, State } from '../conversation/state.ts';
import type { Row } from '../handoff/row.ts';
import type { Evidence } from '../policy/evidence.ts';
import type { Phrases } from '../policy/phrases.ts';
import type { Policy } from '../policy/policy.ts';
import { asksFirst } from '../policy/read.ts';
import type { Track } from '../policy/track.ts';
import { type RecordedStep, type RecordedTool, type Recording, statusOf } from './recording.ts';

/** What a recording is judged by: all that the engine is given, but for servers. */
export interface Bench {
  readonly policy: Policy;
  readonly phrases: Phrases;
  readonly limits: Limits;
  readonly tools: ReadonlyMap<string, RecordedTool>;
}

export type Decided = Extract<Entry, { kind: 'decision' }>;

/** One decision other than to go on, and the turn, from 0, in which it fell. */
export interface Fallen {
  readonly turn: number;
  readonly entry: Decided;
}

export interface Driven {
  readonly recording: Recording;
  readonly decisions: readonly Fallen[];
  /** What the policy knew after each turn that the AI was in charge of. */
  readonly tracks: readonly Track[];
}

/** Drives the engine's own `decide` over a recording up to a handoff or its end. Nothing takes time. */
export function drive(recording: Recording, bench: Bench): Driven {
  const line = new Line(recording, bench);
  const tracks: Track[] = [];
  for (const turn of recording.turns.keys()) {
    if (!line.withAi) break;
    line.say(turn);
    tracks.push(line.track);
  }
  return { recording, decisions: line.decisions, tracks };
}

/** Where the recorded customer got to a human, if they did. */
export const handoffIn = ({ decisions }: Driven): Fallen | undefined =>
  decisions.find(({ entry }) => entry.decision === 'hand_off');

/** As it is told, without its time. */
type Timeless<T> = T extends unknown ? Omit<T, 'at'> : never;
type Told = Timeless<Event>;

/** The conversation on one side, its recording on the other; the ledger between them is a list of rows. */
class Line {
  readonly decisions: Fallen[] = [];
  private readonly recording: Recording;
  private readonly bench: Bench;
  private readonly rows: Row[] = [];
  private readonly inbox: Told[] = [];
  private state: State;
  private turn = 0;
  private replied = { floor: 0, seq: 0 };

  constructor(recording: Recording, bench: Bench) {
    this.recording = recording;
    this.bench = bench;
    this.state = begin(recording.id, 'chat', bench.limits, 0, bench.policy);
  }

  get withAi(): boolean {
    return this.state.custody.holder === 'ai';
  }

  get track(): Track {
    return this.state.track;
  }

  /** The customer's turn, and all that follows from it. */
  say(turn: number): void {
    this.turn = turn;
    const turnId = turnIdOf(turn);
    const seq = this.write(keys.turn(turnId), { kind: 'turn', turnId }, this.recording.turns[turn]?.text);
    this.inbox.push({ type: 'turn', turnId, seq, ...this.answered() });
    for (let told = this.inbox.shift(); told !== undefined; told = this.inbox.shift()) {
      const { state, effects } = decide(this.state, { ...told, at: 0 });
      this.state = state;
      for (const effect of effects) this.perform(effect);
    }
  }

  private perform(effect: Effect): void {
    switch (effect.do) {
      case 'think':
        this.think(effect.turn);
        break;
      case 'call':
        this.call(effect.ask);
        break;
      case 'record':
        for (const { entry } of effect.drafts)
          if (entry.kind === 'decision') this.decisions.push({ turn: this.turn, entry });
        break;
      default:
        break;
    }
  }

  private write(key: string, entry: Entry, words?: string): number {
    const seq = this.rows.length + 1;
    this.rows.push({ seq, at: 0, key, entry, words: words ?? null });
    return seq;
  }

  private answered() {
    return { answered: this.replied.floor, answeredSeq: this.replied.seq };
  }

  private think(turn: OpenTurn): void {
    const recorded = this.recording.turns[this.turn]?.steps[turn.step];
    const heard = heardIn(this.rows, turn, this.state.track.offers.open, this.bench.phrases);
    if (heard.some(asksFirst)) this.thought(turn, { kind: 'forced', evidence: heard });
    else if (recorded === undefined) this.hangUp();
    else this.thought(turn, this.outcomeOf(turn, recorded, heard));
  }

  private thought({ turnId, floor, step, attempt }: OpenTurn, outcome: ThinkOutcome): void {
    this.inbox.push({ type: 'thought', turnId, floor, step, attempt, outcome });
  }

  /** The recording ends here: nobody knows what the customer would have heard. */
  private hangUp(): void {
    const seq = this.write(keys.hungUp, { kind: 'hung_up' });
    this.inbox.push({ type: 'hang_up', seq, ...this.answered() });
  }

  private outcomeOf(turn: OpenTurn, recorded: RecordedStep, heard: readonly Evidence[]): ThinkOutcome {
    const { turnId, step, floor } = turn;
    const { text, calls } = recorded;
    if (saysNothing(recorded)) {
      const code = 'MODEL_EMPTY';
      return { kind: 'failed', code, evidence: [...heard, { type: 'model', turnId, status: 'failed', code, ms: 0 }] };
    }
    const evidence = [...heard, ...answeredWith(this.rows, turnId, { text, ms: 0 }, this.bench.phrases)];
    const { epoch } = this.state.custody;
    const interim = calls.length > 0;
    const key = interim ? keys.interim(turnId, step) : keys.outcome(turnId);
    const seq = this.write(key, { kind: 'said', by: 'ai', epoch, turnId, floor, interim }, text);
    if (!interim) this.replied = { floor, seq };
    return interim
      ? { kind: 'asked', calls: this.asksOf(turn, recorded), evidence }
      : { kind: 'replied', seq, evidence };
  }

  /** Arguments stand for themselves: what tells them apart is all that a fingerprint is for. */
  private asksOf(turn: OpenTurn, { calls }: RecordedStep): readonly ToolAsk[] {
    return calls.map(({ tool, arguments: given }, i) => toolAskOf(turn, i, tool, this.bench.tools.get(tool), given));
  }

  private call({ callId }: ToolAsk): void {
    const [, step, i] = callId.split('.');
    const call = this.recording.turns[this.turn]?.steps[Number(step)]?.calls[Number(i)];
    this.inbox.push({ type: 'tool_done', callId, status: statusOf(call?.result), ms: 0 });
  }
}

/** Turns are called by their number, so that a recording's place can be found from the engine's side too. */
export const turnIdOf = (turn: number): string => `u${turn}`;
export const turnOf = (turnId: string): number => Number(turnId.slice(1));
