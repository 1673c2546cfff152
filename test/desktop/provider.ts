import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import type { TokenSettings } from '../../src/desktop/server/tokens.ts';

/** An identity provider: it signs tokens, and its public keys can be had from a file or over HTTP. */
export interface Provider {
  readonly settings: TokenSettings;
  /** A token as it is accepted, unless told otherwise. */
  token(claims?: JWTPayload, how?: How): Promise<string>;
}

interface How {
  readonly issuer?: string;
  readonly audience?: string;
  /** In seconds from now; none for no end. */
  readonly lives?: number | 'for ever';
  readonly startsIn?: number;
  readonly kid?: string;
}

const alg = 'ES256';
const issuer = 'https://id.example/';
const audience = 'readback';

export async function provider(): Promise<Provider & { readonly keySet: string }> {
  const { publicKey, privateKey } = await generateKeyPair(alg);
  const keySet = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: 'one', alg, use: 'sig' }] });
  const file = join(tmpdir(), `readback-keys-${process.pid}-${Math.random()}.json`);
  writeFileSync(file, keySet);
  const claims = { agent: 'sub', name: 'name', roles: 'https://id.example/roles', agents: 'may.speak_for' };
  return {
    settings: { keys: { file }, issuer, audience, claims },
    keySet,
    token: (own = {}, { lives = 300, startsIn, kid = 'one', ...how } = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const token = new SignJWT({ sub: 'ana', name: 'Ana Ruiz', [claims.roles]: ['agent'], ...own })
        .setProtectedHeader({ alg, kid })
        .setIssuer(how.issuer ?? issuer)
        .setAudience(how.audience ?? audience);
      if (lives !== 'for ever') token.setExpirationTime(now + lives);
      if (startsIn !== undefined) token.setNotBefore(now + startsIn);
      return token.sign(privateKey);
    },
  };
}

/** The key set over HTTP, and how often it was asked for. */
export async function serveKeys(keySet: () => string | undefined) {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    const keys = keySet();
    response.writeHead(keys === undefined ? 500 : 200, { 'content-type': 'application/json' }).end(keys);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}/keys`, asked: () => asked, stop: () => server.close() };
}
