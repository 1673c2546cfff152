import type { StreamFrame } from './frames.ts';
import type { Step } from './words-frames.ts';

/** One step's words as they were passed on: what a retraction voids and what a barge-in cuts. */
interface Segment {
  readonly step: number;
  readonly attempt: number;
  text: string;
}

const rememberedTurns = 16;
/** What is remembered of a turn's words; well over any reply. UTF-16 units. */
const rememberedChars = 200_000;

/**
 * Who has the customer's ear in one conversation: lets through the words of the latest turn's latest attempt under the
 * latest epoch, and nothing else. A later turn, a barge-in, a new custody or the reply's commit silences what came before.
 */
export class Stage {
  #epoch = 0;
  #turn: { readonly turnId: string; readonly seq: number } | undefined;
  /** Turns that had the floor before; their words are late. */
  readonly #past = new Set<string>();
  #at: { readonly step: number; readonly attempt: number } | undefined;
  /** Steps up to this one are mute. */
  #mutedStep = -1;
  #over = false;
  #segments: Segment[] = [];
  #chars = 0;

  get turnId(): string | undefined {
    return this.#turn?.turnId;
  }

  /** The customer spoke: the turn stands in the ledger at `seq` (0 where that is not known here). */
  turnTaken(turnId: string, seq: number): void {
    if (this.#past.has(turnId)) return;
    if (turnId === this.#turn?.turnId) {
      this.#turn = { turnId, seq: Math.max(seq, this.#turn.seq) };
      return;
    }
    if (this.#turn !== undefined && seq !== 0 && seq < this.#turn.seq) {
      this.#remember(turnId);
      return;
    }
    if (this.#turn !== undefined) this.#remember(this.#turn.turnId);
    this.#turn = { turnId, seq };
    this.#at = undefined;
    this.#mutedStep = -1;
    this.#over = false;
    this.#segments = [];
    this.#chars = 0;
  }

  /** Goes quiet before anybody else knows. Whatever thinks about this turn again does so in a later step. */
  bargedIn(turnId: string): void {
    if (turnId === this.#turn?.turnId) this.#mutedStep = this.#at?.step ?? 0;
  }

  /** Custody has passed: only words under this epoch count from now on. */
  custody(epoch: number): void {
    this.#epoch = Math.max(this.#epoch, epoch);
  }

  /** The turn has its outcome: words that come later are late. */
  settled(turnId: string): void {
    if (turnId === this.#turn?.turnId) this.#over = true;
  }

  begin(step: Step): readonly StreamFrame[] {
    return this.#moveTo(step) ?? [];
  }

  words(step: Step, index: number, text: string): readonly StreamFrame[] {
    const voided = this.#moveTo(step);
    if (voided === undefined) return [];
    this.#keep(step, text);
    const { turnId, attempt } = step;
    return [...voided, { type: 'word', turnId, step: step.step, attempt, index, text }];
  }

  retract(step: Step): readonly StreamFrame[] {
    const voided = this.#moveTo(step);
    if (voided === undefined) return [];
    const isThis = (segment: Segment): boolean => segment.step === step.step && segment.attempt === step.attempt;
    return [...voided, ...this.#void(step.turnId, isThis)];
  }

  /** What was streamed of this turn so far, or undefined where nothing is known of it. */
  streamed(turnId: string): string | undefined {
    if (turnId !== this.#turn?.turnId || this.#segments.length === 0) return undefined;
    return this.#segments.map(({ text }) => text).join('');
  }

  /** Whether the step may speak; then it is the current one, and what an earlier attempt of it said is void. */
  #moveTo({ turnId, epoch, step, attempt }: Step): readonly StreamFrame[] | undefined {
    if (epoch < this.#epoch || this.#past.has(turnId)) return undefined;
    if (turnId !== this.#turn?.turnId) {
      // taken by another gateway: heard once the turn here is done with, or custody has passed since
      const isNewer = this.#over || (this.#epoch > 0 && epoch > this.#epoch);
      if (this.#turn !== undefined && !isNewer) return undefined;
      this.turnTaken(turnId, 0);
    }
    this.#epoch = epoch;
    const at = this.#at;
    if (this.#over || step <= this.#mutedStep) return undefined;
    if (at !== undefined && (step < at.step || (step === at.step && attempt < at.attempt))) return undefined;
    this.#at = { step, attempt };
    if (at?.step !== step || at.attempt === attempt) return [];
    return this.#void(turnId, (segment) => segment.step === step && segment.attempt < attempt);
  }

  #void(turnId: string, isVoid: (segment: Segment) => boolean): readonly StreamFrame[] {
    const voided = this.#segments.filter(isVoid);
    this.#segments = this.#segments.filter((segment) => !isVoid(segment));
    for (const { text } of voided) this.#chars -= text.length;
    return voided.map(({ step, attempt }) => ({ type: 'retract', turnId, step, attempt }));
  }

  #keep({ step, attempt }: Step, text: string): void {
    if (this.#chars + text.length > rememberedChars) return;
    this.#chars += text.length;
    const last = this.#segments.at(-1);
    if (last?.step === step && last.attempt === attempt) last.text += text;
    else this.#segments.push({ step, attempt, text });
  }

  #remember(turnId: string): void {
    this.#past.add(turnId);
    const [oldest] = this.#past;
    if (this.#past.size > rememberedTurns && oldest !== undefined) this.#past.delete(oldest);
  }
}
