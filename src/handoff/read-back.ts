/** Read-back: the human confirms the critical fields by choosing each among plausible others. */

export const criticalFields = ['identity', 'wants', 'lastSideEffect', 'promise'] as const;
export type CriticalField = (typeof criticalFields)[number];

/** One code for each field: the sealed truth, or what the human chose. */
export type ReadBackCodes = Readonly<Record<CriticalField, string>>;

/** The fields that differ; empty means that the read-back matches. */
export function wrongFields(truth: ReadBackCodes, chosen: ReadBackCodes): CriticalField[] {
  return criticalFields.filter((field) => truth[field] !== chosen[field]);
}
