/** What is promised: this share of those who come is answered within so many ms. */
export interface ServiceTarget {
  readonly share: number;
  readonly withinMs: number;
}

/** Contact centres' own: four in five within twenty seconds. */
export const usualTarget: ServiceTarget = { share: 0.8, withinMs: 20_000 };

/** No desk is larger. */
const most = 5_000;

/** So few humans keep the target, by Erlang's C formula, where so many come in an hour and one takes so long. */
export function staffFor(perHour: number, handleMs: number, { share, withinMs }: ServiceTarget = usualTarget): number {
  if (perHour <= 0 || handleMs <= 0) return 0;
  const load = (perHour * handleMs) / 3_600_000;
  let blocked = 1;
  for (let humans = 1; humans <= most; humans++) {
    // Erlang's B, by recursion; C follows from it
    blocked = (load * blocked) / (humans + load * blocked);
    if (humans <= load) continue;
    const waits = blocked / (1 - (load / humans) * (1 - blocked));
    if (1 - waits * Math.exp((-(humans - load) * withinMs) / handleMs) >= share) return humans;
  }
  return most;
}
