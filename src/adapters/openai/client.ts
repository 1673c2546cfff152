import OpenAI from 'openai';
import { Agent, Dispatcher1Wrapper } from 'undici';

/** People pause longer than the four seconds of Node's own fetch; each new connection costs a handshake before the first word. */
const keepAliveMs = 60_000;

/** One request for each call: trying again is the workflow's business, and so are time limits, which arrive as signals. */
export const openAiClient = ({ baseURL, apiKey }: { readonly baseURL: string; readonly apiKey: string }): OpenAI =>
  new OpenAI({
    baseURL,
    apiKey,
    maxRetries: 0,
    // Its log lines could hold what the customer said.
    logLevel: 'off',
    // The wrapper lets this agent serve Node 24's own fetch, which comes from an earlier undici.
    fetchOptions: { dispatcher: new Dispatcher1Wrapper(new Agent({ keepAliveTimeout: keepAliveMs })) },
  });
