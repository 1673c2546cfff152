import { useEffect, useState } from 'preact/hooks';
import type { TranscriptLine } from '../wire.ts';
import { Cites } from './cites.tsx';
import { useNow } from './clock.ts';
import type { Desk } from './desk.ts';
import type { DeskState, Opened } from './state.ts';
import { askWords, assistWhyWords, timeWords } from './words.ts';

type Asked = Extract<TranscriptLine, { kind: 'asked' }>;
type Assisted = Extract<TranscriptLine, { kind: 'assisted' }>;

/** After this long nobody waits for an answer any more, whatever became of it. */
const patienceMs = 40_000;

interface Props {
  desk: Desk;
  state: DeskState;
  open: Opened;
}

/** The silent assistant: it answers this agent, with citations, and has no way to the customer. */
export function AssistantPanel({ desk, state, open }: Props) {
  const asks = asksOf(open);
  useEffect(() => desk.placeDraft(), [open.lines, open.drafting]);
  return (
    <section class="aside assistant" aria-label="Assistant">
      <header class="aside-head">
        <h3>Assistant</h3>
        <p class="hint">Only you see this. The customer never does.</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within the keyboard's reach */}
      <div class="aside-list" role="log" aria-label="Questions and answers" tabIndex={0} data-scrolls>
        <ol>
          {asks.length === 0 && <li class="empty">It has read the packet, the transcript and what tools found.</li>}
          {asks.map(({ asked, answer }) => (
            <li key={asked.askId} class="exchange">
              <p class="exchange-ask">
                {asked.ask === 'question' ? asked.text : askWords[asked.ask]}
                <time dateTime={new Date(asked.at).toISOString()}>{timeWords(asked.at)}</time>
              </p>
              <Answer desk={desk} open={open} asked={asked} answer={answer} />
            </li>
          ))}
        </ol>
      </div>
      <AskBox key={open.conversation} desk={desk} state={state} />
    </section>
  );
}

/** The newest first: its answer stands where the eye is. Of the time since this agent has it. */
function asksOf({ lines }: Opened): readonly { asked: Asked; answer: Assisted | undefined }[] {
  const from = lines.findLastIndex((line) => line.kind === 'event' && line.event === 'human');
  const since = lines.slice(from + 1);
  return since
    .flatMap((line) => (line.kind === 'asked' ? [line] : []))
    .map((asked) => ({ asked, answer: answerTo(since, asked.askId) }))
    .reverse();
}

export const answerTo = (lines: readonly TranscriptLine[], askId: string): Assisted | undefined =>
  lines.find((line): line is Assisted => line.kind === 'assisted' && line.askId === askId);

interface AnswerProps {
  desk: Desk;
  open: Opened;
  asked: Asked;
  answer: Assisted | undefined;
}

function Answer({ desk, open, asked, answer }: AnswerProps) {
  if (answer === undefined) return <Waiting since={asked.at} />;
  if (answer.why !== undefined) return <p class="exchange-none">{assistWhyWords(answer.why)}</p>;
  if (answer.claims === null) return <p class="exchange-none">erased</p>;
  return (
    <>
      <ul class={asked.ask === 'draft' ? 'exchange-draft' : 'exchange-claims'}>
        {answer.claims.map(({ text, cites }) => (
          <li key={text}>
            {text} <Cites desk={desk} open={open} cites={cites} />
          </li>
        ))}
      </ul>
      {answer.dropped > 0 && (
        <p class="hint">
          {answer.dropped === 1 ? '1 claim was' : `${answer.dropped} claims were`} dropped: nothing carried it.
        </p>
      )}
      {asked.ask === 'draft' && (
        <button type="button" onClick={() => desk.takeDraft(asked.askId)}>
          Put into the reply box
        </button>
      )}
    </>
  );
}

function Waiting({ since }: { since: number }) {
  const lost = useNow() - since > patienceMs;
  return (
    <p class="exchange-none" role="status">
      {lost ? 'No answer came. Ask again.' : 'Looking…'}
    </p>
  );
}

function AskBox({ desk, state }: Pick<Props, 'desk' | 'state'>) {
  const [text, setText] = useState('');
  const submit = async (event: Event) => {
    event.preventDefault();
    if (text.trim() !== '' && (await desk.ask('question', text))) setText('');
  };
  return (
    <form class="aside-form" onSubmit={(event) => void submit(event)}>
      <label class="unseen" for="question">
        Ask the assistant
      </label>
      <input
        id="question"
        type="text"
        maxLength={500}
        autocomplete="off"
        placeholder="Ask the assistant"
        value={text}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <button type="submit" disabled={state.busy || text.trim() === ''}>
        Ask <kbd>Enter</kbd>
      </button>
      <div class="aside-buttons">
        <button type="button" disabled={state.busy} onClick={() => void desk.ask('next', '')}>
          What next? <kbd>n</kbd>
        </button>
        <button type="button" disabled={state.busy} onClick={() => void desk.ask('draft', '')}>
          Draft a reply <kbd>d</kbd>
        </button>
      </div>
    </form>
  );
}
