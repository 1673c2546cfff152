import type { TranscriptLine } from '../wire.ts';
import type { Opened } from './state.ts';
import { noteWords, timeWords } from './words.ts';

/** What came after the AI let go, which the brief may not tell: what the customer writes while waiting, what colleagues did. */
export function SinceHandoff({ open: { lines } }: { open: Opened }) {
  const since = sinceHandoff(lines).slice(-shownMost);
  if (since.length === 0) return null;
  return (
    <section class="since" aria-label="Since the handoff">
      <h3>Since the handoff</h3>
      <ul>
        {since.map((line) => (
          <li key={line.seq}>
            <time dateTime={new Date(line.at).toISOString()}>{timeWords(line.at)}</time>{' '}
            <span class="since-who">{line.kind === 'customer' ? 'Customer' : line.agent}</span> {wordsOf(line)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The latest few; the transcript has them all. */
const shownMost = 5;

type Since = Extract<TranscriptLine, { kind: 'customer' | 'human' | 'note' }>;

/** Of the handoff that stands: what came before the AI last had the conversation is another's. */
export function sinceHandoff(lines: readonly TranscriptLine[]): readonly Since[] {
  const lastAi = lines.findLastIndex((line) => line.kind === 'event' && line.event === 'ai');
  const handed = lines.findIndex((line, i) => i > lastAi && line.kind === 'event' && line.event === 'queue');
  const isSince = (line: TranscriptLine): line is Since =>
    line.kind === 'customer' || line.kind === 'human' || line.kind === 'note';
  return handed < 0 ? [] : lines.slice(handed + 1).filter(isSince);
}

function wordsOf(line: Since) {
  if (line.kind === 'note' && line.act !== 'noted') return noteWords(line);
  const words = line.text ?? <em>erased</em>;
  return line.kind === 'note' ? <>noted: {words}</> : <>“{words}”</>;
}
