import { useEffect, useState } from 'preact/hooks';
import { criticalFields, type Question, type ReadBackAnswer } from '../../handoff/read-back.ts';
import type { Desk } from './desk.ts';
import { focusFirstQuestion } from './read-back-focus.ts';
import type { DeskState, Opened } from './state.ts';
import { questionWords } from './words.ts';

/**
 * Three closed questions over the four critical fields. The last answer, by number key or by mouse, sends them; whoever moves
 * over the answers with the arrow keys confirms. Custody passes when all of it matches the sealed packet.
 */
export function ReadBack({ desk, state, open }: { desk: Desk; state: DeskState; open: Opened }) {
  const { seen, chosen } = open;
  const [sends, setSends] = useState(false);
  useEffect(focusFirstQuestion, []);
  // The ledger may say that it is accepted before the acceptance is answered: what is answered by then is sent after it.
  useEffect(() => {
    if (!sends || state.busy) return;
    setSends(false);
    void desk.readBack();
  }, [desk, sends, state.busy]);
  if (seen === undefined) return null;
  const { questions } = seen.packet;
  const isChosen = ({ codes }: ReadBackAnswer) =>
    criticalFields.every((field) => codes[field] === undefined || codes[field] === chosen[field]);
  const missing = questions.filter(({ answers }) => !answers.some(isChosen)).length;
  const submit = (event: Event) => {
    event.preventDefault();
    if (isComplete(desk)) setSends(true);
  };
  return (
    <form class="read-back" onSubmit={submit}>
      <div class="questions">
        {questions.map((question) => (
          <Asked key={question.fields[0]} desk={desk} open={open} question={question} isChosen={isChosen} />
        ))}
      </div>
      <div class="actions">
        <button type="submit" id="confirm" class="primary" disabled={state.busy || missing > 0}>
          Confirm <kbd>Enter</kbd>
        </button>
        <button type="button" onClick={() => desk.togglePacket()}>
          Show the packet again <kbd>p</kbd>
        </button>
        <p class="hint">{missing === 0 ? 'All answered.' : `${missing} of ${questions.length} to answer.`}</p>
      </div>
    </form>
  );
}

/** Asked of the store, for an answer that was chosen this moment is not drawn yet. */
function isComplete(desk: Desk): boolean {
  const chosen = desk.store.get().open?.chosen ?? {};
  return criticalFields.every((field) => chosen[field] !== undefined);
}

interface AskedProps {
  desk: Desk;
  open: Opened;
  question: Question;
  isChosen: (answer: ReadBackAnswer) => boolean;
}

function Asked({ desk, open, question: { fields, answers }, isChosen }: AskedProps) {
  const [name = 'identity'] = fields;
  const wrong = open.seen?.standing.wrong.some((field) => fields.includes(field)) === true;
  return (
    <fieldset data-field={name} class={wrong ? 'wrong' : ''}>
      <legend>
        {questionWords[name]}
        {wrong && <span class="mark"> was wrong</span>}
      </legend>
      {answers.map((answer, i) => (
        <label key={answer.label} class="choice">
          <input
            type="radio"
            name={name}
            checked={isChosen(answer)}
            onChange={() => desk.choose(answer)}
            onClick={(event) => {
              // Clicks of a mouse are counted, those that the arrow keys make are not.
              if (event.detail === 0) return;
              desk.choose(answer);
              if (isComplete(desk)) event.currentTarget.form?.requestSubmit();
            }}
          />
          <kbd>{i + 1}</kbd> {answer.label}
        </label>
      ))}
    </fieldset>
  );
}
