import type { ServerFrame } from '../../gateway/frames.ts';
import type { Screen } from './screen.ts';

type Frame<T extends ServerFrame['type']> = Extract<ServerFrame, { type: T }>;

/** Puts what the customer hears on the screen: words as they come, and what they came to. */
export class Ear {
  /** The last place in the ledger that was heard. */
  seq = 0;
  readonly #screen: Pick<Screen, 'said' | 'words' | 'endWords' | 'note'>;
  /** What was streamed and has not been told as a whole yet. */
  #streamed = { turnId: '', step: -1, attempt: -1, text: '' };

  constructor(screen: Pick<Screen, 'said' | 'words' | 'endWords' | 'note'>) {
    this.#screen = screen;
  }

  hear(frame: ServerFrame): void {
    if ('seq' in frame) this.seq = Math.max(this.seq, frame.seq);
    switch (frame.type) {
      case 'word':
        this.#word(frame);
        break;
      case 'retract':
        this.#retract(frame);
        break;
      case 'said':
        this.#said(frame);
        break;
      default: {
        const note = noteOf(frame);
        if (note !== undefined) this.#screen.note(note);
      }
    }
  }

  #word({ turnId, step, attempt, text }: Frame<'word'>): void {
    const { turnId: lastTurn, step: lastStep, attempt: lastAttempt } = this.#streamed;
    if (turnId !== lastTurn || step !== lastStep || attempt !== lastAttempt) {
      this.#screen.endWords();
      this.#streamed = { turnId, step, attempt, text: '' };
    }
    this.#streamed.text += text;
    this.#screen.words('AI', text);
  }

  #retract({ turnId }: Frame<'retract'>): void {
    if (this.#streamed.turnId !== turnId || this.#streamed.text === '') return;
    this.#screen.endWords();
    this.#screen.note('(taken back)');
    this.#streamed = { turnId: '', step: -1, attempt: -1, text: '' };
  }

  /** What was streamed word by word is not repeated as a whole, unless it came out differently. */
  #said({ by, text, turnId }: Frame<'said'>): void {
    const whole = text ?? '(erased)';
    const { turnId: streamedTurn, text: streamed } = this.#streamed;
    const known = by === 'ai' && streamedTurn === turnId && streamed.trim() === whole.trim();
    this.#streamed = { turnId: '', step: -1, attempt: -1, text: '' };
    if (known) this.#screen.endWords();
    else this.#screen.said(speakers[by], whole);
  }
}

const speakers = { ai: 'AI', script: 'script', human: 'human' } as const;
const holders = {
  ai: 'the AI has the conversation',
  queue: 'a human is being looked for',
  human: 'a human has the conversation',
  callback: 'a callback is promised',
  ended: 'nobody has the conversation any more',
} as const;

/** What is told beside the words; nothing of an outcome that its words tell already. */
function noteOf(frame: Exclude<ServerFrame, { type: 'word' | 'retract' | 'said' }>): string | undefined {
  switch (frame.type) {
    case 'filler':
      return '…';
    case 'custody':
      return holders[frame.holder];
    case 'outcome':
      return frame.outcome === 'superseded' ? 'taken together with what came after' : undefined;
    case 'error':
      return `${frame.code}: ${frame.message}`;
    case 'ended':
      return `the conversation has ended (${frame.why})`;
  }
}
