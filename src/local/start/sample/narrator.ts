import type { Row } from '../../../activities/ports.ts';
import type { Ledger } from '../../../ledger/ledger.ts';

/** Tells a conversation in visible lines, from the ledger: nothing is told that is not on record. */
export class Narrator {
  readonly #ledger: Pick<Ledger, 'rows'>;
  readonly #conversation: string;
  readonly #line: (line: string) => void;
  #seen = 0;

  constructor(ledger: Pick<Ledger, 'rows'>, conversation: string, line: (line: string) => void) {
    this.#ledger = ledger;
    this.#conversation = conversation;
    this.#line = line;
  }

  /** Tells what has been recorded since. */
  async tell(): Promise<void> {
    for (const row of await this.#ledger.rows(this.#conversation, this.#seen)) {
      this.#seen = row.seq;
      const [who, what] = sentence(row);
      if (who !== '') this.#line(`  ${who.padEnd(10)} ${what}`);
    }
  }
}

const nothing = ['', ''] as const;
const time = (at: number): string => new Date(at).toTimeString().slice(0, 8);

function sentence({ entry, words }: Row): readonly [who: string, what: string] {
  const text = words ?? '(erased)';
  switch (entry.kind) {
    case 'turn':
      return ['customer', text];
    case 'said':
      return [entry.by === 'ai' ? 'AI' : entry.by === 'human' ? entry.agent : 'script', text];
    case 'called':
      return ['tool', `${entry.tool}: ${entry.status}, ${Math.round(entry.ms)} ms`];
    case 'decision':
      return ['decision', `${entry.decision} by rule ${entry.rule}, ${entry.tier} (${entry.score}): ${entry.because}`];
    case 'custody':
      return ['custody', `${entry.agent ?? entry.holder}, epoch ${entry.epoch}`];
    case 'packet':
      return ['packet', `sealed as ${entry.hash.slice(0, 12)}…`];
    case 'brief':
      return [
        'brief',
        entry.by === 'model' ? `by the model, ${entry.dropped} claims dropped` : `by rules: ${entry.why}`,
      ];
    case 'seek':
      return ['desk', `looks for a human, ${entry.tier}`];
    case 'offer':
      return ['desktop', `offer ${entry.offerId} rings for ${entry.only ?? 'everybody'} until ${time(entry.until)}`];
    case 'accepted':
      return ['desktop', `${entry.agent} has accepted and reads back`];
    case 'read_back':
      return ['desktop', entry.wrong.length === 0 ? 'the read-back matches' : `wrong: ${entry.wrong.join(', ')}`];
    case 'lapsed':
      return ['desktop', `offer ${entry.offerId} lapsed: ${entry.why}`];
    case 'promise':
      return ['promise', `${entry.promise} at ${time(entry.due)}`];
    case 'human':
      return ['desktop', `${entry.agent}: ${entry.act} (${entry.outcome})`];
    case 'ended':
      return ['ended', entry.why];
    default:
      return nothing;
  }
}
