import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError } from './problem.ts';

/** What the processes read from their environment: one function for each composition root, each reads only what it needs. */

type Variables = Readonly<Record<string, string | undefined>>;

const url = (...protocols: string[]) => {
  const message = `must be a URL that begins with ${protocols.join(' or ')}`;
  return z
    .string()
    .refine((text) => URL.canParse(text) && protocols.some((protocol) => text.startsWith(protocol)), message);
};

/** 0 takes any free port. */
const port = (preset: number) =>
  z
    .string()
    .regex(/^\d{1,5}$/, 'must be a port from 0 to 65535')
    .default(String(preset))
    .transform(Number)
    .refine((number) => number <= 65_535, 'must be a port from 0 to 65535');

const secret = (least: number) => z.string().min(least, `must be a secret of at least ${least} characters`);

const yes = z
  .enum(['1', 'true', 'yes', '0', 'false', 'no'], 'must be true or false')
  .transform((word) => /^(1|t|y)/.test(word));

const listOf = <T extends string>(entry: z.ZodType<T, string>) =>
  z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(entry));

const temporal = {
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/, 'must be host:port')
    .default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().default('default'),
  TEMPORAL_API_KEY: z.string().optional(),
  /** On by itself where there is an API key. */
  TEMPORAL_TLS: yes.optional(),
};

const shared = {
  ...temporal,
  DATABASE_URL: url('postgres://', 'postgresql://'),
  READBACK_AGENT: z.string().default(fileURLToPath(new URL('../../agent', import.meta.url))),
  /** Loopback unless told: whoever opens a door to the network says so. */
  READBACK_HOST: z.string().default('127.0.0.1'),
};

type Shared = z.output<z.ZodObject<typeof shared>>;

const common = (values: Shared) => ({
  temporal: {
    address: values.TEMPORAL_ADDRESS,
    namespace: values.TEMPORAL_NAMESPACE,
    ...(values.TEMPORAL_API_KEY === undefined ? {} : { apiKey: values.TEMPORAL_API_KEY }),
    tls: values.TEMPORAL_TLS ?? values.TEMPORAL_API_KEY !== undefined,
  },
  databaseUrl: values.DATABASE_URL,
  agentDir: values.READBACK_AGENT,
  host: values.READBACK_HOST,
});

/** Where a backend is, by its name in the tool table; `*` answers for all that are not named. */
export type BackendUrls = Readonly<Record<string, string>>;

const http = url('http://', 'https://');
const backendUrls = z.string().transform((text, context): BackendUrls => {
  const urls: Record<string, string> = {};
  for (const part of text.split(',').map((one) => one.trim())) {
    const [, name = '*', address = ''] = /^(?:([A-Za-z][\w-]*)=)?(.*)$/.exec(part) ?? [];
    if (!http.safeParse(address).success || Object.hasOwn(urls, name)) {
      const message = 'must be one http(s) URL for all backends, or name=URL for each, parted by commas';
      context.addIssue({ code: 'custom', message });
    }
    urls[name] = address.replace(/\/+$/, '');
  }
  return urls;
});

/** Conversations of one customer are joined under it; without it none are. */
const identityKey = { READBACK_IDENTITY_KEY: secret(32).optional() };

const worker = z.object({
  ...shared,
  ...identityKey,
  OPENAI_BASE_URL: http.default('https://api.openai.com/v1'),
  OPENAI_API_KEY: z.string(),
  OPENAI_MODEL: z.string(),
  /** Asks for the tokens' probabilities; models that reason give none and refuse the question. */
  OPENAI_LOGPROBS: z.stringbool().default(false),
  /** Writes the briefs; none is written by a model where it is not named. */
  READBACK_BRIEF_MODEL: z.string().optional(),
  READBACK_BRIEF_BASE_URL: http.optional(),
  READBACK_BRIEF_API_KEY: z.string().optional(),
  READBACK_BACKEND_URL: backendUrls,
  /** Without it packets have no profile of the customer. */
  READBACK_CRM_URL: http.optional(),
  READBACK_CRM_TOKEN: z.string().optional(),
  /** Every gateway's stream address: the worker sends words to the one that holds the customer's socket. */
  READBACK_STREAM_URLS: listOf(url('ws://', 'wss://')),
  READBACK_STREAM_TOKEN: secret(16),
});

export const workerEnvironment = (from: Variables) => {
  const values = parse(worker, from);
  return {
    ...common(values),
    model: {
      baseURL: values.OPENAI_BASE_URL,
      apiKey: values.OPENAI_API_KEY,
      model: values.OPENAI_MODEL,
      logprobs: values.OPENAI_LOGPROBS,
    },
    ...briefWriter(values),
    backends: values.READBACK_BACKEND_URL,
    ...(values.READBACK_CRM_URL === undefined
      ? {}
      : { crm: crmOf(values.READBACK_CRM_URL, values.READBACK_CRM_TOKEN) }),
    ...(values.READBACK_IDENTITY_KEY === undefined ? {} : { identityKey: values.READBACK_IDENTITY_KEY }),
    streamUrls: values.READBACK_STREAM_URLS,
    streamToken: values.READBACK_STREAM_TOKEN,
  };
};

const crmOf = (url: string, token: string | undefined) => ({ url, ...(token === undefined ? {} : { token }) });

/** Where nothing else is said it is with the main model's provider. */
function briefWriter(values: z.output<typeof worker>) {
  const { READBACK_BRIEF_MODEL: model, READBACK_BRIEF_BASE_URL: url, READBACK_BRIEF_API_KEY: key } = values;
  if (model === undefined) return {};
  const { OPENAI_BASE_URL: mainUrl, OPENAI_API_KEY: mainKey } = values;
  return { briefWriter: { model, baseURL: url ?? mainUrl, apiKey: key ?? mainKey } };
}

const gateway = z.object({
  ...shared,
  ...identityKey,
  /** Channels on which a customer has signed in before they speak: what these say of them is known, not merely claimed. */
  READBACK_SIGNED_IN_CHANNELS: listOf(z.enum(['chat', 'voice'], 'must be chat or voice')),
  READBACK_GATEWAY_PORT: port(8080),
  /** The door for workers; it stays off the customers' network. */
  READBACK_STREAM_HOST: z.string().default('127.0.0.1'),
  READBACK_STREAM_PORT: port(8082),
  READBACK_STREAM_TOKEN: secret(16),
  /** Pages that may reach this door beside its own, as `https://shop.example`. */
  READBACK_ORIGINS: listOf(http),
});

export const gatewayEnvironment = (from: Variables) => {
  const values = parse(gateway, from);
  return {
    ...common(values),
    port: values.READBACK_GATEWAY_PORT,
    stream: {
      host: values.READBACK_STREAM_HOST,
      port: values.READBACK_STREAM_PORT,
      token: values.READBACK_STREAM_TOKEN,
    },
    origins: values.READBACK_ORIGINS,
    ...(values.READBACK_IDENTITY_KEY === undefined
      ? {}
      : { identity: { key: values.READBACK_IDENTITY_KEY, signedInChannels: values.READBACK_SIGNED_IN_CHANNELS } }),
  };
};

/** Keys over plain HTTP could be exchanged on the way; on this machine nobody stands in between. */
const keySource = z.string().transform((text, context) => {
  if (/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/.test(text) && URL.canParse(text))
    return { url: text };
  if (text.includes('://'))
    context.addIssue({ code: 'custom', message: 'must be an https URL, or a file, of a JSON Web Key Set' });
  return { file: text };
});

const desktop = z
  .object({
    ...shared,
    READBACK_DESKTOP_PORT: port(8081),
    /** Signs the agents' sessions. */
    READBACK_SESSION_SECRET: secret(32),
    READBACK_ORIGINS: listOf(http),
    /** The public keys of whoever signs the agents' tokens. */
    READBACK_TOKEN_KEYS: keySource.optional(),
    READBACK_TOKEN_ISSUER: z.string().optional(),
    READBACK_TOKEN_AUDIENCE: z.string().optional(),
    /** Where a token says who, by what name, in which roles, and for which agents a service speaks. */
    READBACK_TOKEN_CLAIM_AGENT: z.string().default('sub'),
    READBACK_TOKEN_CLAIM_NAME: z.string().default('name'),
    READBACK_TOKEN_CLAIM_ROLES: z.string().default('roles'),
    READBACK_TOKEN_CLAIM_AGENTS: z.string().default('agents'),
    /** By name alone. Off by itself where there are keys. */
    READBACK_LOCAL_SIGN_IN: yes.optional(),
  })
  .superRefine((values, context) => {
    const { READBACK_TOKEN_KEYS: keys, READBACK_LOCAL_SIGN_IN: local } = values;
    if (keys === undefined && local !== false) return;
    // Without an issuer and an audience a token that was meant for another house would open this one.
    for (const name of ['READBACK_TOKEN_KEYS', 'READBACK_TOKEN_ISSUER', 'READBACK_TOKEN_AUDIENCE'] as const)
      if (values[name] === undefined) context.addIssue({ code: 'custom', path: [name], message: 'is not set' });
  });

export const desktopEnvironment = (from: Variables) => {
  const values = parse(desktop, from);
  return {
    ...common(values),
    port: values.READBACK_DESKTOP_PORT,
    sessionSecret: values.READBACK_SESSION_SECRET,
    origins: values.READBACK_ORIGINS,
    localSignIn: values.READBACK_LOCAL_SIGN_IN ?? values.READBACK_TOKEN_KEYS === undefined,
    ...tokensOf(values),
  };
};

/** Whose tokens sign in; nobody's where no keys are named. */
function tokensOf(values: z.output<typeof desktop>) {
  const { READBACK_TOKEN_KEYS: keys, READBACK_TOKEN_ISSUER: issuer, READBACK_TOKEN_AUDIENCE: audience } = values;
  if (keys === undefined || issuer === undefined || audience === undefined) return {};
  const claims = {
    agent: values.READBACK_TOKEN_CLAIM_AGENT,
    name: values.READBACK_TOKEN_CLAIM_NAME,
    roles: values.READBACK_TOKEN_CLAIM_ROLES,
    agents: values.READBACK_TOKEN_CLAIM_AGENTS,
  };
  return { tokens: { keys, issuer, audience, claims } };
}

/** For commands that need nothing but the ledger. */
export const ledgerEnvironment = (from: Variables) => ({
  databaseUrl: parse(z.object({ DATABASE_URL: shared.DATABASE_URL }), from).DATABASE_URL,
});

export type WorkerEnvironment = ReturnType<typeof workerEnvironment>;
export type GatewayEnvironment = ReturnType<typeof gatewayEnvironment>;
export type DesktopEnvironment = ReturnType<typeof desktopEnvironment>;

/** An empty variable counts as unset. Throws ConfigError, which names every variable that does not fit, without its value. */
function parse<T>(schema: z.ZodType<T>, from: Variables): T {
  const set = Object.fromEntries(Object.entries(from).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = schema.safeParse(set);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path: [name], ...issue }) =>
    typeof name === 'string' && !Object.hasOwn(set, name) ? `${name}: is not set` : `${String(name)}: ${issue.message}`,
  );
  throw new ConfigError(problems);
}
