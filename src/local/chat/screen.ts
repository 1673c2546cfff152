import { createInterface, type Interface } from 'node:readline';

/** A terminal where somebody types while others speak. Without a terminal it prints plain lines. */
export class Screen {
  readonly #isTerminal = process.stdin.isTTY === true && process.stdout.isTTY === true;
  readonly #input: Interface;
  /** Who is speaking on the line that is still open. */
  #speaking: string | undefined;

  constructor() {
    this.#input = createInterface({
      input: process.stdin,
      ...(this.#isTerminal ? { output: process.stdout } : {}),
      terminal: this.#isTerminal,
      prompt: 'you        ',
    });
  }

  /** Calls back for each line; `left` on Ctrl-C, `closed` when there is nothing more to read. */
  read(on: { said: (text: string) => void; left: () => void; closed: () => void }): void {
    this.#input.on('line', (text) => {
      if (text.trim() !== '') on.said(text);
      this.#prompt();
    });
    this.#input.on('close', on.closed);
    if (this.#isTerminal) this.#input.on('SIGINT', on.left);
    else process.on('SIGINT', on.left);
    this.#prompt();
  }

  /** Something that was said, whole. */
  said(who: string, text: string): void {
    this.endWords();
    this.#print(`${who.padEnd(10)} ${text}\n`);
    this.#prompt();
  }

  /** More of what is being said now. */
  words(who: string, text: string): void {
    if (this.#speaking !== who) {
      this.endWords();
      this.#print(`${who.padEnd(10)} `);
      this.#speaking = who;
    }
    process.stdout.write(text);
  }

  /** The open line is complete. */
  endWords(): void {
    if (this.#speaking === undefined) return;
    this.#speaking = undefined;
    process.stdout.write('\n');
    this.#prompt();
  }

  /** Something about the conversation that nobody said. */
  note(text: string): void {
    this.endWords();
    this.#print(this.#isTerminal ? `\x1b[2m           ${text}\x1b[22m\n` : `           ${text}\n`);
    this.#prompt();
  }

  close(): void {
    this.endWords();
    if (this.#isTerminal) process.stdout.write('\r\x1b[K');
    this.#input.close();
  }

  /** Over the prompt, which `#prompt` puts back with what was typed so far. */
  #print(text: string): void {
    process.stdout.write(this.#isTerminal ? `\r\x1b[K${text}` : text);
  }

  #prompt(): void {
    if (this.#isTerminal && this.#speaking === undefined) this.#input.prompt(true);
  }
}
