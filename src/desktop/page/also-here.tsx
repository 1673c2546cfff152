import type { Elsewhere } from '../wire.ts';
import { useNow } from './clock.ts';
import type { Desk } from './desk.ts';
import { type DeskState, type Opened, rowsOf } from './state.ts';
import { durationWords, statusWords } from './words.ts';

/** The same customer is somewhere else too: who has them there and what is done there, so that nobody acts against another. */
export function AlsoHere({ desk, state, open }: { desk: Desk; state: DeskState; open: Opened }) {
  const now = useNow();
  const { elsewhere = [] } = open;
  if (elsewhere.length === 0) return null;
  const mine = rowsOf(state.queue);
  return (
    <section class="also-here" aria-label="The same customer elsewhere" role="status">
      <ul>
        {elsewhere.map((other) => (
          <li key={other.conversation} data-also={other.conversation}>
            <strong>Also on {other.channel === 'voice' ? 'the phone' : 'chat'} now</strong>,{' '}
            {holderWords(other, state.session?.agent)}, for {durationWords(now - other.since)}
            {!other.trusted && <span class="unproven"> (as the channel says; not proven)</span>}
            {other.done.map(({ tool, status }) => (
              <span key={tool}>
                {' '}
                · <code>{tool}</code> {statusWords(status)} there
              </span>
            ))}
            {mine.includes(other.conversation) && (
              <button type="button" onClick={() => void desk.show(other.conversation)}>
                Open it
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function holderWords({ holder, agent }: Elsewhere, me: string | undefined): string {
  if (holder === 'queue') return 'waiting for a human';
  if (holder === 'ai') return 'with the AI';
  return agent === me ? 'with you' : `with ${agent ?? 'a colleague'}`;
}
