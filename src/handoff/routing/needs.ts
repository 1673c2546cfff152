/** Whom a handoff asks for, as codes of the roster: worked out when the packet is sealed. What is missing matters to nobody. */
export interface Needs {
  readonly skill?: string;
  /** Of the skill, 1–5. */
  readonly level?: number;
  /** ISO 639-1. */
  readonly language?: string;
  readonly queue?: string;
  /** The human who had this customer before. */
  readonly past?: string;
}
