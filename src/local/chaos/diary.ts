import type { Turn } from './ear.ts';

/** A customer between turns who waits with the next one until the killer is ready. */
export interface Meeting {
  readonly conversation: string;
  /** What the customer is about to say, unmarked. */
  readonly text: string;
  /** Lets the customer speak; resolves with the turn as it was sent. */
  start(): Promise<Turn>;
}

export type Wanted = 'plain' | 'tools';

/** Where the killer and the customers meet. */
export class Diary {
  readonly #wanted: { readonly kind: Wanted; readonly meet: (meeting: Meeting) => void }[] = [];

  /** The next customer who is about to say something of that kind, in a conversation that has had a turn before. */
  want(kind: Wanted, withinMs: number): Promise<Meeting> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        this.#wanted.splice(this.#wanted.indexOf(wanted), 1);
        reject(new Error(`no customer was about to say something (${kind}) within ${withinMs} ms`));
      }, withinMs);
      const meet = (meeting: Meeting): void => {
        clearTimeout(late);
        resolve(meeting);
      };
      const wanted = { kind, meet };
      this.#wanted.push(wanted);
    });
  }

  /** Called before a turn: waits where the killer wants it; what comes back is told of the turn as it was sent. */
  async keep(conversation: string, kind: Wanted, text: string): Promise<((turn: Turn) => void) | undefined> {
    const index = this.#wanted.findIndex((wanted) => wanted.kind === kind);
    const [wanted] = index < 0 ? [] : this.#wanted.splice(index, 1);
    if (wanted === undefined) return undefined;
    const started = Promise.withResolvers<void>();
    const spoken = Promise.withResolvers<Turn>();
    const start = (): Promise<Turn> => {
      started.resolve();
      return spoken.promise;
    };
    wanted.meet({ conversation, text, start });
    await started.promise;
    return spoken.resolve;
  }
}
