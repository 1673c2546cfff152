/** Evidence: recorded facts that the policy reads. Plain JSON without a customer's words, for it stands in workflow history. */

/** How a call to a backend (or the model, backend `model`) ended. Only `ok` breaks a streak of failures. */
export type BackendStatus = 'ok' | 'refused' | 'failed' | 'timeout' | 'in_doubt' | 'dropped';

/** What a human decides, whatever the confidence. */
export const boundaryKinds = ['money', 'medical', 'legal', 'compliance', 'vulnerable', 'security', 'fraud'] as const;
export type BoundaryKind = (typeof boundaryKinds)[number];

/** How somebody speaks to a service: courtesy, contradiction, haste, weariness. */
export const mannerSigns = ['thanks', 'please', 'refuses', 'you', 'asks', 'haste', 'weary'] as const;
export type MannerSign = (typeof mannerSigns)[number];

/** What a turn's words say, one reader each. `phrase` names the reader's rule, never the words. */
export type WordsEvidence =
  /** The customer asks for a human. */
  | { readonly type: 'request'; readonly turnId: string; readonly phrase: string }
  /** The customer answers an open offer. */
  | { readonly type: 'answer'; readonly turnId: string; readonly yes: boolean }
  /**
   * The turn's mood: valence from -1 to 1, how many signs of anger stand beside the words (shouting, insults…), and how
   * many words there are.
   */
  | {
      readonly type: 'mood';
      readonly turnId: string;
      readonly valence: number;
      readonly anger: number;
      readonly words?: number;
    }
  /** How the turn is said; where there is any sign. */
  | { readonly type: 'manner'; readonly turnId: string; readonly signs: readonly MannerSign[] }
  /** The turn touches what a human decides. */
  | { readonly type: 'boundary'; readonly turnId: string; readonly kind: BoundaryKind; readonly phrase: string }
  /** The largest sum of money in the turn, in whole units of its currency. */
  | { readonly type: 'amount'; readonly turnId: string; readonly value: number }
  /** The customer, who waits for a human, needs none any more. */
  | { readonly type: 'never_mind'; readonly turnId: string; readonly phrase: string }
  /** The customer says that what was tried did not help. */
  | { readonly type: 'no_help'; readonly turnId: string; readonly phrase: string }
  /** The customer says again what they said in an earlier turn. `likeness`: 0–1. */
  | { readonly type: 'said_again'; readonly turnId: string; readonly likeness: number }
  /** Words that try to steer the AI or the escalation itself, in a customer's or a tool's text. */
  | {
      readonly type: 'injection';
      readonly turnId: string;
      readonly from: 'customer' | 'tool';
      readonly phrase: string;
    };

/** What the AI's own words say. */
export type ReplyEvidence =
  /** The answer is an earlier one again, in these or other words. */
  | { readonly type: 'same_answer'; readonly turnId: string; readonly likeness: number }
  /** It is bad news, told with regret. */
  | { readonly type: 'regret'; readonly turnId: string }
  /** It promises what only a human or a timer could keep. */
  | { readonly type: 'promised'; readonly turnId: string; readonly what: 'human' | 'callback' | 'other' }
  /** It says that the request is beyond what it may or can do. */
  | { readonly type: 'out_of_scope'; readonly turnId: string; readonly phrase: string };

export interface Capacity {
  readonly free: number;
  readonly present: number;
  readonly waiting: number;
  readonly waitMs?: number;
}

export type Evidence =
  | WordsEvidence
  | ReplyEvidence
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
  /** The model asks for a tool, before it runs. `handsOver`: the tool is a request for a human. */
  | {
      readonly type: 'ask';
      readonly turnId: string;
      readonly callId: string;
      readonly tool: string;
      readonly fingerprint: string;
      readonly sideEffect: boolean;
    }
  /**
   * One request to the model ended; without a usable answer, `code` is from the failures table. `words`: how many it said.
   * `tokens`: what it cost.
   */
  | {
      readonly type: 'model';
      readonly turnId: string;
      readonly status: 'ok' | 'failed';
      readonly code?: string;
      readonly ms: number;
      readonly words?: number;
      readonly tokens?: number;
    }
  /** The model's confidence in its answer, 0–1: what it says itself, or the mean probability of its tokens. */
  | {
      readonly type: 'confidence';
      readonly turnId: string;
      readonly source: 'self' | 'logprob' | 'reflection';
      readonly value: number;
    }
  /** What the model takes the customer to want, and how sure it is. */
  | { readonly type: 'intent'; readonly turnId: string; readonly code: string; readonly value: number }
  /** The best document that a search found, as an absolute distance (0: the same, 1: unrelated). */
  | { readonly type: 'retrieval'; readonly turnId: string; readonly distance: number }
  /** The customer cut the answer off. */
  | { readonly type: 'barge_in'; readonly turnId: string }
  /** The customer has waited `ms` on an open turn and heard no answer. */
  | { readonly type: 'silence'; readonly turnId: string; readonly ms: number }
  /**
   * How the desk stands: humans present, those of them who are free, conversations that wait for one. `waitMs`: what a wait
   * that began now would last at least.
   */
  | ({ readonly type: 'capacity'; readonly turnId: string } & Capacity)
  /**
   * The customer has been here about the same thing: the latest such conversation, how many days ago it was, how many there
   * were. `resolved`: a human had closed it as solved. `trusted`: both times it is known who it is, not merely said.
   */
  | {
      readonly type: 'repeat_contact';
      readonly turnId: string;
      readonly conversation: string;
      readonly days: number;
      readonly times: number;
      readonly resolved: boolean;
      readonly trusted: boolean;
    }
  /** The model is asked for a second look; written by the engine itself. */
  | { readonly type: 'looking'; readonly turnId: string }
  /** The AI offered a human; written by the engine itself. */
  | { readonly type: 'offered'; readonly turnId: string };
