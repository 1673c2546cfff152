import { useState } from 'preact/hooks';
import type { Desk } from './desk.ts';
import type { DeskState } from './state.ts';

export function SignIn({ desk, state }: { desk: Desk; state: DeskState }) {
  const [name, setName] = useState('');
  const submit = (event: Event) => {
    event.preventDefault();
    void desk.signIn(name);
  };
  return (
    <main class="sign-in">
      <form class="sign-in-card" onSubmit={submit}>
        <h1>
          <img src="/icon.svg" alt="" width="32" height="32" /> Readback
        </h1>
        <p>A conversation is yours once you have read back what matters.</p>
        <label for="name">Your name</label>
        <input
          id="name"
          type="text"
          autocomplete="name"
          required
          maxLength={60}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
          // The page holds nothing else.
          ref={(input) => input?.focus()}
        />
        <button type="submit" class="primary">
          Sign in
        </button>
        <p class="sign-in-error" role="alert">
          {state.notice?.text}
        </p>
      </form>
    </main>
  );
}
