import type { TargetedKeyboardEvent } from 'preact';

interface CodesProps {
  ask: string;
  codes: Readonly<Record<string, string>>;
  code: string | undefined;
  onCode: (code: string) => void;
}

/** One code out of few, chosen by its number. */
export const Codes = ({ ask, codes, code: chosen, onCode }: CodesProps) => (
  <fieldset>
    <legend>{ask}</legend>
    {Object.entries(codes).map(([code, words], i) => (
      <label key={code} class="choice">
        <input
          type="radio"
          name="outcome"
          value={code}
          required
          checked={chosen === code}
          onChange={() => onCode(code)}
        />
        <kbd>{i + 1}</kbd> {words}
      </label>
    ))}
  </fieldset>
);

type FormKey = TargetedKeyboardEvent<HTMLFormElement>;

/** What the keys do in a form of codes: a number chooses, where nothing else is being filled in; Ctrl+Enter sends. */
export const byKeys = (submit: (event: Event) => void) => (event: FormKey) => {
  if (event.key === 'Enter' && event.ctrlKey) submit(event);
  if (isFilledIn(event.target)) return;
  const radios = event.currentTarget.querySelectorAll<HTMLInputElement>('input[type=radio]:enabled');
  const radio = radios[Number(event.key) - 1];
  radio?.click();
  radio?.focus();
};

const isFilledIn = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement ||
  target instanceof HTMLSelectElement ||
  (target instanceof HTMLInputElement && target.type !== 'radio');
