/** The closed table of failures. docs/failures.md shows it; a test holds the two together. */

interface Failure {
  /** HTTP status at a door; 0 where it never reaches one. */
  readonly status: number;
  /** Whether sending the same again can help. */
  readonly retry: boolean;
  readonly told: 'customer' | 'agent' | 'caller' | 'operator';
  /** What the customer hears. */
  readonly hears: string;
  readonly means: string;
}

const caller = (status: number, means: string, retry = false): Failure => ({
  status,
  retry,
  told: 'caller',
  hears: 'nothing',
  means,
});
const agent = (status: number, means: string, retry = false): Failure => ({
  status,
  retry,
  told: 'agent',
  hears: 'nothing',
  means,
});
const model = (means: string): Failure => ({
  status: 0,
  retry: true,
  told: 'operator',
  hears: 'the next attempt, or the transition script',
  means,
});

export const failures = {
  TURN_EMPTY: caller(400, 'field `text` is empty'),
  TURN_TOO_LONG: caller(413, 'field `text` is over 8192 bytes of UTF-8'),
  TURN_NOT_UTF8: caller(400, 'the body is not valid UTF-8'),
  FIELD_INVALID: caller(400, 'a field is missing or malformed; the sentence names it and its limit'),
  TURN_ID_REUSED: caller(409, 'field `turnId` was used before for other words'),
  CONVERSATION_ENDED: caller(409, 'the conversation has ended; its id is never started again'),
  CONVERSATION_UNKNOWN: caller(404, 'no conversation has this id'),
  ORIGIN_REFUSED: caller(403, 'header `Origin` names a page that is not ours'),
  NOT_SIGNED_IN: agent(401, 'no valid session: sign in first'),
  TOKEN_INVALID: agent(401, 'the token proves nothing here; the sentence says why'),
  SIGN_IN_OFF: agent(403, 'this way of signing in is switched off'),
  ROLE_REFUSED: agent(403, 'this is not for the role of whoever asks'),
  AGENT_REFUSED: agent(403, 'header `Readback-Agent` names no agent for whom the token speaks'),
  OFFER_UNKNOWN: agent(404, 'field `offerId` names no offer of this conversation'),
  OFFER_CLOSED: agent(409, 'field `offerId` names an offer that has lapsed or been called off'),
  OFFER_TAKEN: agent(409, 'another agent has accepted this offer'),
  OFFER_NOT_YOURS: agent(409, 'this offer does not ring for this agent: declined, passed on, or meant for a colleague'),
  EPOCH_STALE: agent(409, 'field `epoch` is not the current one: the conversation has moved on'),
  READ_BACK_WRONG: agent(422, 'field `codes` does not match the sealed packet; the fields are named'),
  ACT_OUT_OF_TURN: agent(409, 'this act does not fit what the conversation waits for'),
  CONSULT_OVER: agent(
    409,
    'field `consultId` names no consult that is open to this agent: it has ended, or another joined',
  ),
  UNAVAILABLE: caller(503, 'Temporal or PostgreSQL does not answer; nothing was lost, send the same again', true),
  MODEL_ERROR: model('the model answered with a 4xx or 5xx'),
  MODEL_RATE_LIMITED: model('the model answered with a 429'),
  MODEL_UNREACHABLE: model('no connection to the model, or it broke'),
  MODEL_EMPTY: model('the model answered with neither words nor a tool call'),
  MODEL_CUT_SHORT: model('the stream ended before the model had finished'),
  MODEL_BAD_ARGUMENTS: model("a tool call's arguments are not valid JSON of the tool's shape"),
  MODEL_UNKNOWN_TOOL: model('the model asked for a tool that does not exist'),
  MODEL_BAD_BRIEF: {
    status: 0,
    retry: false,
    told: 'operator',
    hears: 'nothing',
    means: "the brief is not valid JSON of the brief's shape; the deterministic one stands",
  },
  MODEL_BAD_ASSIST: {
    status: 0,
    retry: false,
    told: 'agent',
    hears: 'nothing',
    means: "the assistant's answer is not valid JSON of its shape; the human is told that it has none",
  },
  MODEL_SLOW_FIRST_WORD: model('no first word within `firstWordMs`'),
  MODEL_SLOW_REPLY: model('the reply was not whole within `wholeReplyMs`'),
} as const satisfies Record<string, Failure>;

export type FailureCode = keyof typeof failures;
