import { type Figure, line, misses } from './figures.ts';
import { openHouse } from './house.ts';
import { interleaved, turnFigures } from './turns.ts';

/** `npm run bench`: the product beside the raw engine in one run. Judges; a miss exits 1. */
const n = Number(process.env.BENCH_N ?? 150);
const house = await openHouse((text) => console.error(text));
const figures: Figure[] = [];
const show = (some: readonly Figure[]): void => {
  for (const one of some) console.log(line(one));
  figures.push(...some);
};
try {
  show(turnFigures('back to back', await interleaved(house, n, 0)));
  show(turnFigures("a person's pace", await interleaved(house, Math.ceil(n / 3), 700)));
} finally {
  await house.stop();
}
const missed = misses(figures);
console.log(JSON.stringify({ figures, misses: missed }));
process.exitCode = missed.length > 0 ? 1 : 0;
