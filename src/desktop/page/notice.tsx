import { useEffect, useRef, useState } from 'preact/hooks';
import type { Queue } from '../wire.ts';
import type { Desk } from './desk.ts';
import { type DeskState, ringingOf } from './state.ts';
import { ruleWords, tierWords } from './words.ts';

/** The line at the foot of the page. It is always there, so that what it says moves nothing. */
export function NoticeLine({ desk, state: { notice } }: { desk: Desk; state: DeskState }) {
  return (
    <footer class={`notice ${notice === undefined ? '' : `notice-${notice.kind}`}`}>
      <p role="alert">{notice?.text}</p>
      {notice !== undefined && (
        <button type="button" class="quiet" onClick={() => desk.dismiss()}>
          Dismiss
        </button>
      )}
    </footer>
  );
}

/** Tells screen readers what begins to ring. */
export function Announcer({ queue }: { queue: Queue }) {
  const known = useRef(new Set<string>());
  const [words, setWords] = useState('');
  useEffect(() => {
    const ringing = ringingOf(queue);
    const fresh = ringing.filter(({ offer }) => offer !== undefined && !known.current.has(offer.offerId));
    known.current = new Set(ringing.flatMap(({ offer }) => offer?.offerId ?? []));
    if (fresh.length === 0) return;
    setWords(fresh.map(({ tier, rule }) => `Ringing, ${tierWords[tier]}: ${ruleWords(rule)}.`).join(' '));
  }, [queue]);
  return (
    <p class="unseen" role="status">
      {words}
    </p>
  );
}
