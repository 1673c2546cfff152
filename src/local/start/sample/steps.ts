/** What a run of the sample is judged by, one line each. */
export interface Step {
  readonly step: string;
  readonly held: boolean;
  /** What was seen instead, where it did not hold. */
  readonly saw?: string;
}

/** The steps of one run. The first that throws ends the run; one that merely does not hold lets it go on. */
export class Steps {
  readonly all: Step[] = [];
  readonly #line: (line: string) => void;
  readonly #tell: () => Promise<void>;

  /** `tell`: tells what has happened, before each step is judged. */
  constructor(line: (line: string) => void, tell: () => Promise<void>) {
    this.#line = line;
    this.#tell = tell;
  }

  get held(): boolean {
    return this.all.length > 0 && this.all.every(({ held }) => held);
  }

  /** Does the step; whatever it throws is what was seen instead, and is thrown on. */
  async take<T>(step: string, act: () => Promise<T>): Promise<T> {
    try {
      const result = await act();
      await this.#tell();
      this.check(step, true);
      return result;
    } catch (error) {
      this.check(step, false, error instanceof Error ? error.message : String(error));
      throw new StepError(step);
    }
  }

  check(step: string, held: boolean, saw?: string): void {
    this.all.push({ step, held, ...(held || saw === undefined ? {} : { saw }) });
    this.#line(`  ${(held ? 'ok' : 'FAILED').padEnd(10)} ${step}${held || saw === undefined ? '' : `: ${saw}`}`);
  }
}

/** A step without which the rest cannot be taken did not hold; the steps say why. */
export class StepError extends Error {
  constructor(step: string) {
    super(`the sample ended at: ${step}`);
    this.name = 'StepError';
  }
}
