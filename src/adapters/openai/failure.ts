import { APIConnectionError, APIError } from 'openai';
import { ModelFailure } from '../../activities/ports.ts';

/** The provider's failure as one of the closed table. Messages name status and kind only: bodies may quote the customer. */
export function toFailure(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error;
  if (error instanceof APIConnectionError) return new ModelFailure('MODEL_UNREACHABLE', 'no connection to the model');
  if (error instanceof APIError) return fromApi(error);
  // What the client throws for an event that is not whole.
  if (error instanceof SyntaxError) return new ModelFailure('MODEL_CUT_SHORT', 'the stream broke off within an event');
  return new ModelFailure('MODEL_UNREACHABLE', 'the connection to the model broke');
}

function fromApi({ status, code, type }: APIError): ModelFailure {
  const limited = status === 429 || code === 'rate_limit_exceeded' || type === 'rate_limit_error';
  if (limited) return new ModelFailure('MODEL_RATE_LIMITED', 'the model answered with a 429');
  // Without a status it came as an event within the stream.
  return new ModelFailure(
    'MODEL_ERROR',
    `the model answered with ${status === undefined ? 'an error' : `a ${status}`}`,
  );
}
