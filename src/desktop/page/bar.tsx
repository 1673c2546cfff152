import type { PresenceState } from '../wire.ts';
import type { Desk } from './desk.ts';
import type { Link } from './live.ts';
import type { DeskState } from './state.ts';
import { presenceWords } from './words.ts';

const linkWords: Readonly<Record<Link, string>> = {
  connecting: 'Connecting…',
  live: 'Live',
  lost: 'Connection lost, trying again…',
};

export function Bar({ desk, state, name }: { desk: Desk; state: DeskState; name: string }) {
  const { link, muted, presence } = state;
  return (
    <header class="bar">
      <h1 class="brand">
        <img src="/icon.svg" alt="" width="20" height="20" /> Readback
      </h1>
      <p class={`link link-${link}`} role="status">
        <span class="dot" aria-hidden="true" /> {linkWords[link]}
      </p>
      <div class="bar-right">
        {presence !== undefined && <PresenceButton desk={desk} presence={presence} />}
        <button type="button" class="quiet" aria-pressed={!muted} onClick={() => desk.toggleMuted()}>
          {muted ? 'Sound off' : 'Sound on'} <kbd>m</kbd>
        </button>
        <button type="button" class="quiet" onClick={() => desk.overlay('help')}>
          Keys <kbd>?</kbd>
        </button>
        <span class="who">{name}</span>
        <button type="button" class="quiet" onClick={() => void desk.signOut()}>
          Sign out
        </button>
      </div>
    </header>
  );
}

const pressing: Readonly<Record<PresenceState, string>> = {
  available: 'Go away: nothing rings for you then',
  away: 'Come back',
  missed: 'It went to somebody else, and nothing more rings for you until you say that you are back',
};

/** Says whether the desk asks this agent, and changes it. */
function PresenceButton({ desk, presence }: { desk: Desk; presence: PresenceState }) {
  return (
    <button
      type="button"
      class={`quiet presence presence-${presence}`}
      title={pressing[presence]}
      onClick={() => void desk.togglePresence()}
    >
      <span class="dot" aria-hidden="true" />
      <span role="status">{presenceWords[presence]}</span>
      {presence === 'missed' && <strong>I am back</strong>} <kbd>w</kbd>
    </button>
  );
}
