import { CancellationScope, isCancellation, sleep } from '@temporalio/workflow';

/**
 * The one durable timer. A deadline that moves away lets it ring early and be set again, so that a turn costs no timer
 * events; only one that comes nearer replaces it.
 */
export class Alarm {
  private armed: { at: number; scope: CancellationScope } | undefined;
  private readonly ring: () => void;

  constructor(ring: () => void) {
    this.ring = ring;
  }

  setFor(at: number, summary: string): void {
    if (this.armed !== undefined && this.armed.at <= at) return;
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
