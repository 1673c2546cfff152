import type { Event } from './call.ts';

/** What a row has of each thing that may be counted in it; what is not listed is 0. */
export type Counts = ReadonlyMap<string, number>;

const nameOf = ({ by, intent }: Event): string => `${by}:${intent}`;

/** Where a call stands: its last two events, the question that is open, the last answer, and both together. */
export function standing(events: readonly Event[]): Counts {
  const names = events.map(nameOf);
  const question = events.findLast(({ by }) => by === 'bot');
  const answer = events.findLast(({ by }) => by === 'caller');
  const open = `open ${question?.intent ?? ''}`;
  const last = `answer ${answer?.intent ?? ''}`;
  const marks = [`last ${names.at(-1)}`, `before ${names.at(-2)}`, open, last, `${open}, ${last}`];
  return new Map(marks.map((mark) => [mark, 1]));
}

/** How it came there, in figures that hold for any bot: repetition, contradiction, whether it still gets on. */
export function progress(events: readonly Event[]): Counts {
  const names = events.map(nameOf);
  const again = (by: Event['by']): number =>
    events.filter((event, i) => event.by === by && names.indexOf(nameOf(event)) < i).length;
  const answers = events.filter(({ by }) => by === 'caller').map(({ intent }) => intent);
  const half = Math.floor(events.length / 2);
  const fresh = names.filter((name, i) => i >= half && names.indexOf(name) === i).length;
  return new Map([
    ['questions again', again('bot')],
    ['answers again', again('caller')],
    ['longest run of one answer', longestRun(answers)],
    ['new in the second half', fresh],
    ['answers', answers.length],
  ]);
}

function longestRun(intents: readonly string[]): number {
  let run = 0;
  let longest = 0;
  for (const [i, intent] of intents.entries()) {
    run = intent === intents[i - 1] ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Each intent, and each pair of neighbours, that came up. */
export function passages(events: readonly Event[]): ReadonlySet<string> {
  const names = events.map(nameOf);
  return new Set([...names, ...names.slice(1).map((name, i) => `${names[i]} > ${name}`)]);
}
