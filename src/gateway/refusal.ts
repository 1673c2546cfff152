import { type FailureCode, failures } from '../conversation/failures.ts';

/** What a door answers instead of doing: a code of the failures table and a sentence for whoever called. */
export class Refusal {
  readonly code: FailureCode;
  readonly message: string;

  constructor(code: FailureCode, message: string = failures[code].means) {
    this.code = code;
    this.message = message;
  }

  get status(): number {
    return failures[this.code].status;
  }

  toJSON(): { code: FailureCode; message: string } {
    return { code: this.code, message: this.message };
  }
}

export const unavailable = new Refusal('UNAVAILABLE');
