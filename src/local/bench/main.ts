import { join } from 'node:path';
import { projectRoot } from '../places.ts';
import { bargeIns } from './barge-in.ts';
import { workerBoots } from './boot.ts';
import { historyEvents } from './events.ts';
import { type Figure, line, misses, p50 } from './figures.ts';
import { handoffs } from './handoff.ts';
import { openHouse } from './house.ts';
import { judgements } from './judgement.ts';
import { longConversation } from './long.ts';
import { explicitRequests } from './request.ts';
import { interleaved, turnFigures } from './turns.ts';

/** `npm run bench`: the product beside the raw engine in one run. The last line is one JSON object; a miss exits 1. */
const house = await openHouse((text) => console.error(text));
const figures: Figure[] = [];
const show = (some: readonly Figure[]): void => {
  for (const one of some) console.log(line(one));
  figures.push(...some);
};
try {
  const backToBack = await interleaved(house, 150, 0);
  show(turnFigures('back to back', backToBack));
  show(turnFigures("a person's pace", await interleaved(house, 60, 700)));
  show(await historyEvents(house));
  show(await longConversation(house));
  show(await bargeIns(house, 40, house.cancelsPushed));
  show(await explicitRequests(house, 40));
  show(await handoffs(house, 40));
  show(await workerBoots(house, 5));
  show(judgements(join(projectRoot, 'agent'), p50(backToBack.raw.map(({ total }) => total))));
} finally {
  await house.stop();
}
const missed = misses(figures);
console.log(JSON.stringify({ figures, misses: missed }));
process.exitCode = missed.length > 0 ? 1 : 0;
