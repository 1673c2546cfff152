/** Moves through the questions of the read-back by number keys: choose, then on to the next that has no answer; the last sends. */

const groups = (): HTMLFieldSetElement[] => [...document.querySelectorAll<HTMLFieldSetElement>('fieldset[data-field]')];
const radios = (group: HTMLFieldSetElement): HTMLInputElement[] => [
  ...group.querySelectorAll<HTMLInputElement>('input[type=radio]'),
];
const isAnswered = (group: HTMLFieldSetElement): boolean => radios(group).some(({ checked }) => checked);

/** Chooses the nth answer of the question that has the focus, or of the first one unanswered. */
export function openReadBackChoice(nth: number): void {
  const all = groups();
  const current =
    all.find((group) => group.contains(document.activeElement)) ?? all.find((group) => !isAnswered(group));
  const radio = current && radios(current)[nth - 1];
  if (current === undefined || radio === undefined) return;
  radio.click();
  const later = [...all.slice(all.indexOf(current) + 1), ...all].find(
    (group) => group !== current && !isAnswered(group),
  );
  if (later === undefined) radio.form?.requestSubmit();
  else radios(later)[0]?.focus();
}

export function focusFirstQuestion(): void {
  const all = groups();
  const first = all.find((group) => !isAnswered(group)) ?? all[0];
  if (first !== undefined) radios(first)[0]?.focus();
}
