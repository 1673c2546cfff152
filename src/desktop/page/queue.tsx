import type { ComponentChildren } from 'preact';
import type { CallbackItem, ConsultItem, MineItem, WaitingItem } from '../wire.ts';
import { useNow } from './clock.ts';
import type { Desk } from './desk.ts';
import type { DeskState } from './state.ts';
import { TierMark } from './tier.tsx';
import { durationWords, minuteWords, ruleWords } from './words.ts';

/** The left side. Its three parts have fixed places, so that nothing moves under the pointer when one of them grows. */
export function QueueList({ desk, state }: { desk: Desk; state: DeskState }) {
  const now = useNow();
  const { queue, open, link } = state;
  const loading = queue.at === 0;
  const row = (item: RowProps['item']) => ({
    item,
    open: open?.conversation === item.conversation,
    onOpen: () => void desk.show(item.conversation),
  });
  return (
    <nav class={`queue ${link === 'lost' ? 'stale' : ''}`} aria-label="Conversations">
      <Part title="Waiting" count={queue.waiting.length} empty={loading ? 'Loading…' : 'Nobody is waiting.'}>
        {queue.waiting.map((item) => (
          <Row key={item.conversation} {...row(item)} time={durationWords(now - item.since)} said="waiting">
            {waitingWords(item, now)}
          </Row>
        ))}
      </Part>
      <Part title="With me" count={queue.mine.length} empty="You hold no conversation.">
        {queue.mine.map((item) => (
          <Row
            key={item.conversation}
            {...row(item)}
            time={item.unanswered === undefined ? '' : durationWords(now - item.unanswered)}
            said="without an answer"
          >
            {mineWords(item)}
          </Row>
        ))}
      </Part>
      <Part title="Consults" count={queue.consults.length} empty="No colleague asks you.">
        {queue.consults.map((item) => (
          <Row
            key={item.conversation}
            {...row(item)}
            time={durationWords(now - item.since)}
            said="since you were asked"
          >
            {item.joined ? `you look on for ${item.by}` : `${item.by} asks you to look on`}
          </Row>
        ))}
      </Part>
      <Part title="Callbacks" count={queue.callbacks.length} empty="None promised.">
        {queue.callbacks.map((item) => (
          <Row key={item.conversation} {...row(item)} time={durationWords(item.due - now)} said="until it is due">
            {item.due > now ? `due at ${minuteWords(item.due)}` : 'due now'}
          </Row>
        ))}
      </Part>
    </nav>
  );
}

function waitingWords({ offer, takenBy, forOthers }: WaitingItem, now: number): string {
  if (takenBy !== undefined) return `${takenBy} is reading back`;
  if (forOthers) return 'rings for the others';
  if (offer === undefined) return 'packet being prepared';
  const left = durationWords(offer.until - now);
  return offer.round > 1 ? `rings again, ${left} left` : `rings, ${left} left`;
}

const mineWords = ({ stage, unanswered }: MineItem): string => {
  if (stage === 'reading_back') return 'read back to take it';
  return unanswered === undefined ? 'answered' : 'waits for your answer';
};

interface PartProps {
  title: string;
  count: number;
  empty: string;
  children: ComponentChildren[];
}

function Part({ title, count, empty, children }: PartProps) {
  return (
    <section class="part" aria-label={title}>
      <h2>
        {title} <span class="count">{count}</span>
      </h2>
      {count === 0 ? <p class="empty">{empty}</p> : <ul>{children}</ul>}
    </section>
  );
}

interface RowProps {
  item: WaitingItem | MineItem | ConsultItem | CallbackItem;
  open: boolean;
  time: string;
  said: string;
  onOpen: () => void;
  children: string;
}

function Row({ item, open, time, said, onOpen, children }: RowProps) {
  const asked = 'by' in item && item.joined !== true;
  const ringing = 'offer' in item && item.offer !== undefined && !('takenBy' in item);
  return (
    <li>
      <button
        type="button"
        class={`row ${ringing ? 'ringing' : ''} ${asked ? 'asked' : ''}`}
        data-row={item.conversation}
        aria-current={open ? 'true' : undefined}
        onClick={onOpen}
      >
        <span class="row-rule">{ruleWords(item.rule)}</span>
        <span class="row-time">
          {time} <span class="unseen">{time === '' ? '' : said}</span>
        </span>
        <TierMark tier={item.tier} />
        <span class="row-words">
          {item.channel} · {children}
        </span>
      </button>
    </li>
  );
}
