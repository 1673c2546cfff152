/** Read-back: the human confirms the critical fields by choosing each among plausible others. */

export const criticalFields = ['identity', 'wants', 'lastSideEffect', 'promise'] as const;
export type CriticalField = (typeof criticalFields)[number];

/** One code for each field: the sealed truth, or what the human chose. */
export type ReadBackCodes = Readonly<Record<CriticalField, string>>;

/** The fields that differ; empty means that the read-back matches. */
export function wrongFields(truth: ReadBackCodes, chosen: ReadBackCodes): CriticalField[] {
  return criticalFields.filter((field) => truth[field] !== chosen[field]);
}

/** How far the customer's identity is known; `none` until a tool's answer grants more. */
export type IdentityLevel = 'none' | 'claimed' | 'verified';

/** One answer that a human may choose. `code`: ASCII, at most 40 characters. */
export interface Choice {
  readonly code: string;
  readonly label: string;
}

/** For each field the truth among two or three others, in an order that tells nothing. */
export type Choices = Readonly<Record<CriticalField, readonly Choice[]>>;

/** One closed question about one field, or two at once. */
export interface Question {
  readonly fields: readonly CriticalField[];
  readonly answers: readonly ReadBackAnswer[];
}

export interface ReadBackAnswer {
  readonly codes: Partial<ReadBackCodes>;
  readonly label: string;
}

/** Whether each code is one of those shown: a door may refuse others before they count as a wrong read-back. */
export function wereShown(choices: Choices, codes: ReadBackCodes): boolean {
  return criticalFields.every((field) => choices[field].some(({ code }) => code === codes[field]));
}
