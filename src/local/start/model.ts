/** Which model answers: a real one where the environment names it, else the scripted one. */
export type ModelChoice =
  | { readonly kind: 'real'; readonly model: string }
  /** `note`: what of the environment was passed over, and why. */
  | { readonly kind: 'scripted'; readonly note?: string };

/**
 * OPENAI_MODEL with OPENAI_API_KEY takes a real model. A key alone may be there for other programs, so it takes the
 * scripted one. Throws where a model or an address is named without its key or model: that is half a wish.
 */
export function chooseModel(env: NodeJS.ProcessEnv): ModelChoice {
  const { OPENAI_BASE_URL: url, OPENAI_API_KEY: key, OPENAI_MODEL: model } = env;
  if (model && key) return { kind: 'real', model };
  const note = 'OPENAI_API_KEY is set, but no OPENAI_MODEL: the scripted model answers';
  if (!model && !url) return { kind: 'scripted', ...(key ? { note } : {}) };
  const missing = [...(model ? [] : ['OPENAI_MODEL']), ...(key ? [] : ['OPENAI_API_KEY'])].join(' and ');
  const named = model ? 'OPENAI_MODEL' : 'OPENAI_BASE_URL';
  throw new Error(
    `${named} is set, but not ${missing}. A real model needs OPENAI_API_KEY and OPENAI_MODEL (any key where the server wants none), and OPENAI_BASE_URL where it is not OpenAI's; with none of them set the scripted model answers.`,
  );
}
