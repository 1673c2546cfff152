import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { FailureCode } from '../../conversation/failures.ts';
import type { Role } from '../wire.ts';
import type { Log } from './desk.ts';
import { type KeySource, keysFrom } from './token-keys.ts';

/** Tokens that an identity provider has signed: who somebody is, and in which role. */

export interface TokenSettings {
  readonly keys: KeySource;
  readonly issuer: string;
  readonly audience: string;
  /** The claims to read, by name: as it stands, or a path with dots. */
  readonly claims: Readonly<Record<'agent' | 'name' | 'roles' | 'agents', string>>;
}

/** Whom a token speaks for. */
export interface Bearer {
  readonly agent: string;
  readonly name: string;
  readonly role: Role;
  /** Of a service: the agents in whose name it may act, `*` for all. */
  readonly agents: readonly string[];
  /** When the token is over, in ms since the epoch. */
  readonly expires: number;
}

export interface TokenRefused {
  readonly code: FailureCode;
  readonly message: string;
}

export interface Tokens {
  read(token: string): Promise<Bearer | TokenRefused>;
}

/** Only such as need no secret here: what can verify a token cannot make one. */
const algorithms = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
/** How far the clocks of two machines may be apart, in seconds. */
const clockTolerance = 10;

/** Throws where a file of keys cannot be used. */
export function tokensBy({ keys: source, issuer, audience, claims }: TokenSettings, log: Log): Tokens {
  const keys = keysFrom(source);
  const options = { algorithms, clockTolerance, issuer, audience, requiredClaims: ['exp'] };
  return {
    async read(token) {
      try {
        const { payload } = await jwtVerify(token, keys, options);
        return bearerOf(payload, claims);
      } catch (error) {
        const message = whyNot(error);
        if (message !== undefined) return { code: 'TOKEN_INVALID', message };
        log('the keys that verify tokens cannot be had', error);
        return { code: 'UNAVAILABLE', message: 'the keys that verify tokens cannot be had; send the same again' };
      }
    },
  };
}

/** Why this token is none, as a sentence without a word of the token; undefined where something else is wrong. */
function whyNot(error: unknown): string | undefined {
  if (error instanceof errors.JWTExpired) return 'the token has expired';
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.reason === 'missing'
      ? `claim \`${error.claim}\` is missing in the token`
      : `claim \`${error.claim}\` of the token is not what is accepted here`;
  if (error instanceof errors.JOSEAlgNotAllowed) return 'the token is signed by an algorithm that is not accepted here';
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return 'the token names no key that is known here';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'the signature of the token does not match';
  const malformed = [errors.JWSInvalid, errors.JWTInvalid, errors.JOSENotSupported];
  return malformed.some((kind) => error instanceof kind) ? 'this is not a signed JSON Web Token' : undefined;
}

/** An agent's id stands in keys and logs: something to see, without blanks. */
export const isAgentId = (id: unknown): id is string =>
  typeof id === 'string' && /^[^\s\p{C}]{1,128}$/u.test(id) && id !== everybody;
/** Among the agents for whom a service speaks. */
export const everybody = '*';
const maxName = 60;

function bearerOf(payload: JWTPayload, claims: TokenSettings['claims']): Bearer | TokenRefused {
  const agent = claimOf(payload, claims.agent);
  if (!isAgentId(agent))
    return {
      code: 'TOKEN_INVALID',
      message: `claim \`${claims.agent}\` has to name the agent in 1 to 128 signs, no blanks`,
    };
  const role = roleOf(listOf(claimOf(payload, claims.roles)));
  if (role === undefined)
    return { code: 'ROLE_REFUSED', message: `claim \`${claims.roles}\` names none of ${roles.join(', ')}` };
  const name = claimOf(payload, claims.name);
  return {
    agent,
    name: (typeof name === 'string' && name.trim().slice(0, maxName)) || agent,
    role,
    agents: role === 'service' ? listOf(claimOf(payload, claims.agents)) : [],
    expires: (payload.exp ?? 0) * 1000,
  };
}

/** A program is never taken for a person; of a person's roles the widest counts. */
const roles: readonly Role[] = ['service', 'supervisor', 'agent'];
const roleOf = (named: readonly string[]): Role | undefined => roles.find((role) => named.includes(role));

/** A list, or words parted by blanks, as claims are written. */
function listOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ').filter((word) => word !== '');
  return Array.isArray(claim) ? claim.filter((one) => typeof one === 'string') : [];
}

/** `https://shop.example/roles` is a name, `realm_access.roles` a path; which of the two, the token says. */
function claimOf(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  return name.split('.').reduce<unknown>((at, part) => new Map(Object.entries(Object(at))).get(part), payload);
}
