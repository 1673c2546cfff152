import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/** What would ring within this of now rings before the next step of a handoff is over. */
const soonMs = 30_000;

/**
 * The one durable timer. A deadline that moves away lets it ring early and be set again, so that a turn costs no timer
 * events; only one that comes nearer replaces it. `anew`: also one that would soon ring in vain is replaced, which costs two
 * events where the ring would cost a task.
 */
export class Alarm {
  private armed: { at: number; scope: CancellationScope } | undefined;
  private readonly ring: () => void;

  constructor(ring: () => void) {
    this.ring = ring;
  }

  setFor(at: number, summary: string, anew: boolean): void {
    const { armed } = this;
    if (armed !== undefined && armed.at <= at && !(anew && armed.at < at && armed.at < Date.now() + soonMs)) return;
    this.clear();
    const scope = new CancellationScope();
    this.armed = { at, scope };
    scope
      .run(() => sleep(Math.max(1, at - Date.now()), { summary }))
      .then(
        () => {
          this.armed = undefined;
          this.ring();
        },
        (reason) => {
          if (!isCancellation(reason)) throw reason;
        },
      );
  }

  clear(): void {
    this.armed?.scope.cancel();
    this.armed = undefined;
  }
}
