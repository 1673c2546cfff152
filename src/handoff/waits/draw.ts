/** Draws from the distributions that a forecast is made of. */

/** Standard normal (Box and Muller). */
const normal = (chance: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - chance())) * Math.cos(2 * Math.PI * chance());

/** Gamma of this shape and a mean of the shape (Marsaglia and Tsang). */
export function gamma(shape: number, chance: () => number): number {
  if (shape <= 0) return 0;
  if (shape < 1) return gamma(shape + 1, chance) * (1 - chance()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(chance);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - chance()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Poisson; large means are near enough to normal. */
export function poisson(mean: number, chance: () => number): number {
  if (mean > 200) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(chance)));
  let [count, left] = [-1, 1];
  const end = Math.exp(-mean);
  do {
    count++;
    left *= 1 - chance();
  } while (left > end);
  return count;
}
