/** Times in a heap: the soonest is at hand, and makes room for a later one. */
export class Soonest {
  private readonly times: number[];

  constructor(times: readonly number[]) {
    this.times = [...times];
    for (let at = (times.length >> 1) - 1; at >= 0; at--) this.sink(at, this.at(at));
  }

  /** Never, of none. */
  get first(): number {
    return this.times[0] ?? Number.POSITIVE_INFINITY;
  }

  replaceFirst(by: number): void {
    if (this.times.length > 0) this.sink(0, by);
  }

  /** Puts the time where it belongs, from this place on down. */
  private sink(from: number, time: number): void {
    const { times } = this;
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const right = left + 1;
      const child = this.at(right) < this.at(left) ? right : left;
      const sooner = this.at(child);
      if (sooner >= time) break;
      times[at] = sooner;
      at = child;
    }
    times[at] = time;
  }

  private at(place: number): number {
    return this.times[place] ?? Number.POSITIVE_INFINITY;
  }
}
