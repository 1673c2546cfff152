import type { Row } from './ports.ts';

/** How the customer said they can be reached: personal, so it is read from the words, and kept nowhere. */
export interface Reach {
  readonly phone?: string;
  readonly timezone?: string;
}

/** What was told last counts, each by itself; an empty number takes the one before back. */
export function reachIn(rows: readonly Row[]): Reach {
  let reach: Reach = {};
  for (const { entry, words } of rows) {
    if (entry.kind !== 'reach' || words === null) continue;
    const { phone, timezone } = toldIn(words);
    reach = { ...reach, ...(phone === undefined ? {} : { phone }), ...(timezone === undefined ? {} : { timezone }) };
  }
  const { phone, ...rest } = reach;
  return phone === undefined || phone === '' ? rest : reach;
}

function toldIn(words: string): Reach {
  const told: unknown = JSON.parse(words);
  const text = (name: string): string | undefined => {
    const value: unknown = Object.entries(told ?? {}).find(([field]) => field === name)?.[1];
    return typeof value === 'string' ? value : undefined;
  };
  const [phone, timezone] = [text('phone'), text('timezone')];
  return { ...(phone === undefined ? {} : { phone }), ...(timezone === undefined ? {} : { timezone }) };
}
