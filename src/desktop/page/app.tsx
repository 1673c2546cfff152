import { useEffect } from 'preact/hooks';
import { Bar } from './bar.tsx';
import { Close } from './close.tsx';
import { Conversation } from './conversation.tsx';
import type { Desk } from './desk.ts';
import { DoingView } from './doings.tsx';
import { Help } from './help.tsx';
import { pressed } from './keys.ts';
import { Announcer, NoticeLine } from './notice.tsx';
import { QueueList } from './queue.tsx';
import { SignIn } from './sign-in.tsx';
import type { Overlay, Way } from './state.ts';
import { useStore } from './store.ts';

export function App({ desk }: { desk: Desk }) {
  const state = useStore(desk.store);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => pressed(desk, event);
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk]);
  const { session, overlay, open } = state;
  if (session === undefined) return null;
  if (session === null) return <SignIn desk={desk} state={state} />;
  return (
    <div class="desk">
      <Bar desk={desk} state={state} name={session.name} />
      <QueueList desk={desk} state={state} />
      <main id="conversation" class="conversation" tabIndex={-1} aria-label="Conversation">
        <Conversation desk={desk} state={state} />
      </main>
      <NoticeLine desk={desk} state={state} />
      <Announcer queue={state.queue} />
      {overlay === 'help' && <Help desk={desk} state={state} />}
      {(overlay === 'changed' || overlay === 'promised') && open !== undefined && (
        <DoingView key={overlay} desk={desk} state={state} doing={overlay} />
      )}
      {isWay(overlay) && open !== undefined && <Close key={overlay} desk={desk} state={state} way={overlay} />}
    </div>
  );
}

const isWay = (overlay: Overlay | undefined): overlay is Way =>
  overlay !== undefined && overlay !== 'help' && overlay !== 'changed' && overlay !== 'promised';
