import type { Engine } from './engine.ts';
import type { GatewayLedger } from './ledger.ts';

export interface Readiness {
  readonly temporal: boolean;
  readonly postgresql: boolean;
}

const withinMs = 1_500;
const freshMs = 1_000;

/** Whether what the gateway leans on answers. Asked at most once a second, however many want to know. */
export class Health {
  readonly #engine: Engine;
  readonly #ledger: Pick<GatewayLedger, 'ping'>;
  #last: { readonly at: number; readonly asked: Promise<Readiness> } | undefined;

  constructor(engine: Engine, ledger: Pick<GatewayLedger, 'ping'>) {
    this.#engine = engine;
    this.#ledger = ledger;
  }

  readiness(): Promise<Readiness> {
    const now = Date.now();
    if (this.#last === undefined || now - this.#last.at > freshMs) this.#last = { at: now, asked: this.#ask() };
    return this.#last.asked;
  }

  async #ask(): Promise<Readiness> {
    const [temporal, postgresql] = await Promise.all([this.#engine.answers(withinMs), this.#ledgerAnswers()]);
    return { temporal, postgresql };
  }

  #ledgerAnswers(): Promise<boolean> {
    const { promise: late, resolve } = Promise.withResolvers<false>();
    const timer = setTimeout(() => resolve(false), withinMs);
    const answered = this.#ledger.ping().then(
      () => true,
      () => false,
    );
    return Promise.race([answered, late]).finally(() => clearTimeout(timer));
  }
}

/**
 * Waits for an answer as long as there is hope: every `patienceMs` it is asked whether Temporal and PostgreSQL are there.
 * Undefined where they are not, or after `longestMs`.
 */
export async function hopefully<T>(
  answer: Promise<T>,
  health: Health,
  { patienceMs, longestMs }: { readonly patienceMs: number; readonly longestMs: number },
): Promise<T | undefined> {
  const hopeless = Promise.withResolvers<undefined>();
  const until = Date.now() + longestMs;
  const timer = setInterval(async () => {
    const { temporal, postgresql } = await health.readiness();
    if (!temporal || !postgresql || Date.now() >= until) hopeless.resolve(undefined);
  }, patienceMs);
  try {
    return await Promise.race([answer, hopeless.promise]);
  } finally {
    clearInterval(timer);
  }
}
