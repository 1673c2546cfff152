import type { GatewayLedger } from './ledger.ts';
import { Line, type Listener } from './line.ts';

/** The lines that somebody listens to. A line nobody listens to is forgotten: the ledger has it all. */
export class Lines {
  readonly #ledger: Pick<GatewayLedger, 'heard'>;
  readonly #lines = new Map<string, Line>();

  constructor(ledger: Pick<GatewayLedger, 'heard'>) {
    this.#ledger = ledger;
  }

  find(conversation: string): Line | undefined {
    return this.#lines.get(conversation);
  }

  join(conversation: string, listener: Listener): Line {
    let line = this.#lines.get(conversation);
    if (line === undefined) {
      line = new Line(conversation, this.#ledger);
      this.#lines.set(conversation, line);
    }
    line.join(listener);
    return line;
  }

  leave(line: Line, listener: Listener): void {
    line.leave(listener);
    if (line.idle && this.#lines.get(line.conversation) === line) this.#lines.delete(line.conversation);
  }

  changed(conversation: string, seq: number): void {
    this.#lines.get(conversation)?.changed(seq);
  }

  gap(): void {
    for (const line of this.#lines.values()) line.gap();
  }
}
