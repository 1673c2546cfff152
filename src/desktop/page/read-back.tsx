import { useEffect } from 'preact/hooks';
import { criticalFields } from '../../handoff/read-back.ts';
import type { Desk } from './desk.ts';
import { focusFirstQuestion } from './read-back-focus.ts';
import type { DeskState, Opened } from './state.ts';
import { fieldWords } from './words.ts';

/** Four closed questions. Custody passes when all four answers match the sealed packet. */
export function ReadBack({ desk, state, open }: { desk: Desk; state: DeskState; open: Opened }) {
  const { seen, chosen } = open;
  useEffect(focusFirstQuestion, []);
  if (seen === undefined) return null;
  const { wrong } = seen.standing;
  const missing = criticalFields.filter((field) => chosen[field] === undefined).length;
  const submit = (event: Event) => {
    event.preventDefault();
    if (missing === 0) void desk.readBack();
  };
  return (
    <form class="read-back" onSubmit={submit}>
      <div class="questions">
        {criticalFields.map((field) => (
          <fieldset key={field} data-field={field} class={wrong.includes(field) ? 'wrong' : ''}>
            <legend>
              {fieldWords[field].question}
              {wrong.includes(field) && <span class="mark"> was wrong</span>}
            </legend>
            {seen.packet.choices[field].map(({ code, label }, i) => (
              <label key={code} class="choice">
                <input
                  type="radio"
                  name={field}
                  value={code}
                  checked={chosen[field] === code}
                  onChange={() => desk.choose(field, code)}
                />
                <kbd>{i + 1}</kbd> {label}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <div class="actions">
        <button type="submit" id="confirm" class="primary" disabled={state.busy || missing > 0}>
          Confirm <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={() => desk.togglePacket()}>
          Show the packet again <kbd>p</kbd>
        </button>
        <p class="hint">{missing === 0 ? 'All answered.' : `${missing} of ${criticalFields.length} to answer.`}</p>
      </div>
    </form>
  );
}
