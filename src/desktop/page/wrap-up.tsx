import { escalationAnswers, missingFacts } from '../outcomes.ts';
import type { Desk } from './desk.ts';
import type { DeskState, WrapUp } from './state.ts';

/** The two questions of a wrap-up. Each is answered by one click or one key; the second answer sends both. */
export function WrapUpView({ desk, state, wrapUp }: { desk: Desk; state: DeskState; wrapUp: WrapUp }) {
  const { title, answers } = questionOf(desk, wrapUp);
  return (
    <section class="wrap-up" aria-labelledby="wrap-up-title">
      <p class="hint">
        Looking back at <span class="id">{wrapUp.conversation}</span>
      </p>
      <h2 id="wrap-up-title" aria-live="polite">
        {title}
      </h2>
      <ol>
        {answers.map(({ words, give }, i) => (
          <li key={words}>
            <button type="button" disabled={state.busy} onClick={give}>
              <kbd>{i + 1}</kbd> {words}
            </button>
          </li>
        ))}
      </ol>
      <p class="hint">
        <kbd>Esc</kbd> skips it.
      </p>
    </section>
  );
}

interface Question {
  readonly title: string;
  readonly answers: readonly { readonly words: string; give(): void }[];
}

function questionOf(desk: Desk, { escalation }: WrapUp): Question {
  if (escalation === undefined) {
    const answers = entriesOf(escalationAnswers).map(([code, words]) => ({
      words,
      give: () => desk.judgeEscalation(code),
    }));
    return { title: 'Was it right that the AI passed this on?', answers };
  }
  const missing = entriesOf(missingFacts).map(([code, words]) => ({ words, give: () => void desk.judgeBrief([code]) }));
  const nothing = { words: 'Nothing: the brief was right', give: () => void desk.judgeBrief([]) };
  return { title: 'What was missing in the brief?', answers: [nothing, ...missing] };
}

/** Gives the answer that stands in this place, where one does. */
export const answerWrapUp = (desk: Desk, wrapUp: WrapUp, nth: number): void =>
  questionOf(desk, wrapUp).answers[nth - 1]?.give();

function entriesOf<T extends string>(table: Readonly<Record<T, string>>): readonly [T, string][] {
  const isCode = (pair: [string, unknown]): pair is [T, string] => Object.hasOwn(table, pair[0]);
  return Object.entries(table).filter(isCode);
}
