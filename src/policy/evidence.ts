/** Evidence: recorded facts that the policy reads. Plain JSON without a customer's words, for it stands in workflow history. */

/** How a call to a backend (or the model, backend `model`) ended. Only `ok` breaks a streak of failures. */
export type BackendStatus = 'ok' | 'refused' | 'failed' | 'timeout' | 'in_doubt' | 'dropped';

export type Evidence =
  /** The customer's words ask for a human. `phrase` names the reader's rule, never the words. */
  | { readonly type: 'request'; readonly turnId: string; readonly phrase: string }
  /** One call to a backend ended. Arguments stand as a salted fingerprint so that repetition shows without the data. */
  | {
      readonly type: 'call';
      readonly turnId: string;
      readonly callId: string;
      readonly tool: string;
      readonly backend: string;
      readonly status: BackendStatus;
      readonly ms: number;
    }
  /** The model asks for a tool, before it runs. */
  | {
      readonly type: 'ask';
      readonly turnId: string;
      readonly callId: string;
      readonly tool: string;
      readonly fingerprint: string;
      readonly sideEffect: boolean;
    }
  /** One request to the model ended without a usable answer; `code` is from the failures table. */
  | {
      readonly type: 'model';
      readonly turnId: string;
      readonly status: 'ok' | 'failed';
      readonly code?: string;
      readonly ms: number;
    }
  /** The customer has waited `ms` on an open turn and heard no answer. */
  | { readonly type: 'silence'; readonly turnId: string; readonly ms: number };
