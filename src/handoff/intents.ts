/** What a customer may want: the catalogue that the configuration gives, and that the read-back chooses from. */
export interface Intent {
  /** Short ASCII code, at most 16 characters. */
  readonly code: string;
  readonly label: string;
  /** Lower-case words or phrases that speak for it, and tools that do. */
  readonly phrases: readonly string[];
  readonly tools: readonly string[];
}

/** What stands where no intent of the catalogue has any evidence. */
export const otherIntent: Intent = { code: 'other', label: 'Something else', phrases: [], tools: [] };
