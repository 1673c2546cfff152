/** What the policy remembers of a conversation between events: counters only, plain JSON. */
export interface Track {
  /** Failures in a row, by backend. `model` is one of them. */
  readonly streaks: Readonly<Record<string, number>>;
  /** The run of equal asks within the open turn. */
  readonly loop: {
    readonly turnId: string;
    readonly tool: string;
    readonly sameTool: number;
    readonly fingerprint: string;
    readonly sameCall: number;
  };
  /** Latency budgets missed by the model within the open turn. */
  readonly slow: { readonly turnId: string; readonly count: number };
  /** Side effects in doubt, as `tool/fingerprint`: never tried again blindly. */
  readonly inDoubt: readonly string[];
  /** Asks whose result is awaited: callId → `tool/fingerprint`. */
  readonly asked: Readonly<Record<string, string>>;
}

export const emptyTrack: Track = {
  streaks: {},
  loop: { turnId: '', tool: '', sameTool: 0, fingerprint: '', sameCall: 0 },
  slow: { turnId: '', count: 0 },
  inDoubt: [],
  asked: {},
};
