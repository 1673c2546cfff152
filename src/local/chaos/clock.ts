/** Ms since the epoch with fractions: comparable with the scripted model's counters. */
export const now = (): number => performance.timeOrigin + performance.now();

/** Tries until it answers something; undefined where that has not happened within `ms`. What it throws counts as nothing. */
export async function eventually<T>(
  look: () => Promise<T | undefined>,
  ms: number,
  everyMs = 50,
): Promise<T | undefined> {
  const deadline = now() + ms;
  for (;;) {
    const found = await look().catch(() => undefined);
    if (found !== undefined || now() >= deadline) return found;
    await new Promise((next) => setTimeout(next, everyMs));
  }
}
