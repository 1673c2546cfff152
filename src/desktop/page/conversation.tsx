import { useEffect } from 'preact/hooks';
import type { MineItem, OverviewItem, WaitingItem } from '../wire.ts';
import { AlsoHere } from './also-here.tsx';
import { useNow } from './clock.ts';
import { Consulting } from './consult.tsx';
import type { Desk } from './desk.ts';
import { OverviewView } from './overview.tsx';
import { DetailsButton, PacketView } from './packet.tsx';
import { ReadBack } from './read-back.tsx';
import { SinceHandoff } from './since-handoff.tsx';
import { type DeskState, type Opened, wrappingUp } from './state.ts';
import { Talk } from './talk.tsx';
import { TierMark } from './tier.tsx';
import { TranscriptView } from './transcript.tsx';
import { Watching } from './watching.tsx';
import { durationWords, fieldWords, holderWords, ruleWords } from './words.ts';
import { WrapUpView } from './wrap-up.tsx';

/** The right side: what is open, or what to do next. */
export function Conversation({ desk, state }: { desk: Desk; state: DeskState }) {
  const { open } = state;
  const wrapUp = wrappingUp(state);
  if (wrapUp !== undefined) return <WrapUpView desk={desk} state={state} wrapUp={wrapUp} />;
  if (open === undefined && state.overview !== undefined) return <OverviewView desk={desk} overview={state.overview} />;
  if (open === undefined) return <Nothing waiting={state.queue.waiting.length} />;
  if (open.seen === undefined) return <NotYet open={open} state={state} />;
  const { stage } = open.seen.standing;
  return (
    <>
      <Head open={open} state={state} />
      <AlsoHere desk={desk} state={state} open={open} />
      {stage === 'ringing' && <Offered desk={desk} state={state} open={open} />}
      {stage === 'reading_back' && <ReadingBack desk={desk} state={state} open={open} />}
      {stage === 'consulting' && <Consulting desk={desk} state={state} open={open} />}
      {stage === 'with_human' && <Talk desk={desk} state={state} open={open} />}
      {stage === 'watching' && <Watching desk={desk} state={state} open={open} />}
    </>
  );
}

const Nothing = ({ waiting }: { waiting: number }) => (
  <div class="blank">
    <p>{waiting === 0 ? 'Nothing waits. When somebody does, it rings.' : 'Choose a conversation on the left.'}</p>
    <p class="hint">
      <kbd>j</kbd> <kbd>k</kbd> move, <kbd>Enter</kbd> opens, <kbd>?</kbd> shows all keys.
    </p>
  </div>
);

/** Loading, being prepared, in other hands, or gone. */
function NotYet({ open: { conversation, gone }, state: { queue } }: { open: Opened; state: DeskState }) {
  const waiting = queue.waiting.find((item) => item.conversation === conversation);
  const callback = queue.callbacks.find((item) => item.conversation === conversation);
  const words = () => {
    if (gone === undefined) return 'Loading…';
    if (waiting?.takenBy !== undefined) return `${waiting.takenBy} has accepted this conversation and is reading back.`;
    if (waiting !== undefined && waiting.offer === undefined) {
      return 'The packet is being prepared. It shows here the moment it is complete.';
    }
    if (callback !== undefined) return 'A callback is arranged. It rings here with its packet when it is due.';
    return gone;
  };
  return (
    <div class="blank">
      <p role="status">{words()}</p>
      {gone !== undefined && (
        <p class="hint">
          <kbd>Esc</kbd> goes back to the queue.
        </p>
      )}
    </div>
  );
}

function Head({ open, state: { queue, overview } }: { open: Opened; state: DeskState }) {
  const now = useNow();
  const { conversation, seen } = open;
  const known = [...queue.waiting, ...queue.mine, ...queue.consults, ...(overview?.items ?? [])];
  const item = known.find((one) => one.conversation === conversation);
  useEffect(() => document.getElementById('conversation')?.focus(), [conversation]);
  return (
    <header class="head">
      <div class="head-title">
        <h2>{item === undefined ? 'Conversation' : ruleWords(item.rule)}</h2>
        {item !== undefined && <TierMark tier={item.tier} />}
      </div>
      <p class="head-meta">
        {seen?.standing.channel} · <span class="id">{conversation}</span>
      </p>
      <p class="head-because">{item?.because}</p>
      <p class="head-time">
        {item !== undefined && (
          <>
            <strong>{durationWords(now - item.since)}</strong>{' '}
            {'by' in item ? 'since you were asked' : sinceWords(item)}
          </>
        )}
      </p>
    </header>
  );
}

const sinceWords = (item: WaitingItem | MineItem | OverviewItem): string => {
  if ('stage' in item && item.stage === 'with_human') return 'with you';
  return 'holder' in item && item.holder !== 'queue' ? holderWords(item) : 'waiting';
};

interface StageProps {
  desk: Desk;
  state: DeskState;
  open: Opened;
}

function Offered({ desk, state, open }: StageProps) {
  return (
    <>
      <SinceHandoff open={open} />
      <div class="body">
        <PacketView desk={desk} open={open} narrow={open.showTranscript} />
        {open.showTranscript && <TranscriptView open={open} me={state.session?.agent} />}
      </div>
      <div class="actions">
        <button type="button" class="primary" disabled={state.busy} onClick={() => void desk.accept()}>
          Accept <kbd>a</kbd>
        </button>
        <button type="button" disabled={state.busy} onClick={() => desk.overlay('decline')}>
          Decline <kbd>d</kbd>
        </button>
        <DetailsButton desk={desk} open={open} />
        <button type="button" aria-pressed={open.showTranscript} onClick={() => desk.toggleTranscript()}>
          Transcript <kbd>t</kbd>
        </button>
        <Ringing until={open.seen?.standing.until ?? 0} />
      </div>
    </>
  );
}

function Ringing({ until }: { until: number }) {
  const left = durationWords(until - useNow());
  return <p class="hint">Rings for {left} more. Once accepted, four facts are read back from memory.</p>;
}

/** The questions, or the packet again: never both, for what is read back is to be in the head, not on the screen. */
function ReadingBack({ desk, state, open }: StageProps) {
  if (!open.showPacket) return <ReadBack desk={desk} state={state} open={open} />;
  const wrong = open.seen?.standing.wrong ?? [];
  return (
    <>
      {wrong.length > 0 && (
        <p class="wrong-line" role="alert">
          Not right yet: {wrong.map((field) => fieldWords[field].toLowerCase()).join(', ')}. After a second miss it goes
          back to the queue.
        </p>
      )}
      <SinceHandoff open={open} />
      <div class="body">
        <PacketView desk={desk} open={open} narrow={open.showTranscript} />
        {open.showTranscript && <TranscriptView open={open} me={state.session?.agent} />}
      </div>
      <div class="actions">
        <button type="button" class="primary" ref={focusOnce} onClick={() => desk.togglePacket()}>
          Read back {wrong.length > 0 && 'again '}
          <kbd>p</kbd>
        </button>
        <button type="button" disabled={state.busy} onClick={() => desk.overlay('decline')}>
          Decline <kbd>d</kbd>
        </button>
        <DetailsButton desk={desk} open={open} />
        <button type="button" aria-pressed={open.showTranscript} onClick={() => desk.toggleTranscript()}>
          Transcript <kbd>t</kbd>
        </button>
      </div>
    </>
  );
}

const focusOnce = (button: HTMLButtonElement | null): void => button?.focus();
