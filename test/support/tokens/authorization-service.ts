import { hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a browser is led back with. */
export interface Agreement {
  readonly code: string;
  readonly state: string;
  /** Path and query at the relay. */
  readonly path: string;
}

export interface ServiceAnswer {
  readonly status: number;
  readonly body: string;
}

/** An authorisation server as RFC 6749 and RFC 7636 describe it, strict about everything, and whose every answer a test can put in its place. */
export interface AuthorizationService {
  readonly authorizationUrl: string;
  readonly tokenUrl: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** Members of the questions for tokens, in order. */
  readonly asked: Readonly<Record<string, string>>[];
  /** What somebody does who agrees at the address that the relay has made. @param extra members of the answer beside the code */
  agree(authorizationUrl: string, extra?: Readonly<Record<string, string>>): Agreement;
  /** Takes the place of the next answers. */
  answer: ((fields: Readonly<Record<string, string>>) => ServiceAnswer | Promise<ServiceAnswer>) | undefined;
  stop(): Promise<void>;
}

interface Code {
  readonly challenge: string;
  readonly redirectUri: string;
}

export const CLIENT_SECRET = 'canary-client-secret';

export async function startAuthorizationService(): Promise<AuthorizationService> {
  const codes = new Map<string, Code>();
  const refreshTokens = new Set<string>();
  const client = { clientId: 'registered-by-the-operator', clientSecret: CLIENT_SECRET };
  let grants = 0;

  function exchange(fields: Readonly<Record<string, string>>): ServiceAnswer {
    const { grant_type: type, client_id: id, client_secret: secret } = fields;
    if (id !== client.clientId || secret !== client.clientSecret) return says(401, { error: 'invalid_client' });
    const isGood =
      type === 'authorization_code' ? isGoodCode(fields) : refreshTokens.delete(fields.refresh_token ?? '');
    if (!isGood) return says(400, { error: 'invalid_grant', error_description: 'not good' });
    grants += 1;
    refreshTokens.add(`canary-refresh-${grants}`);
    return says(200, {
      ...{ access_token: `canary-access-${grants}`, token_type: 'Bearer', expires_in: 3_600 },
      refresh_token: `canary-refresh-${grants}`,
    });
  }

  /** A code is good once, for who has its verifier, and for the address that it was sent to. */
  function isGoodCode({
    code = '',
    code_verifier: verifier = '',
    redirect_uri: redirectUri,
  }: Readonly<Record<string, string>>): boolean {
    const known = codes.get(code);
    codes.delete(code);
    return known?.challenge === hash('sha256', verifier, 'base64url') && known.redirectUri === redirectUri;
  }

  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
      const fields = Object.fromEntries(new URLSearchParams(body));
      service.asked.push(fields);
      const answer = await (service.answer ?? exchange)(fields);
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    })();
  });
  const service: AuthorizationService = {
    ...{ authorizationUrl: 'https://accounts.example/o/auth?prompt=consent', tokenUrl: '', client, asked: [] },
    answer: undefined,
    agree: (authorizationUrl, extra = {}) => {
      const { searchParams } = new URL(authorizationUrl);
      const member = (name: string): string => searchParams.get(name) ?? `no ${name}`;
      if (member('code_challenge_method') !== 'S256' || member('response_type') !== 'code') throw new Error('refused');
      const code = `canary-code-${randomBytes(9).toString('base64url')}`;
      codes.set(code, { challenge: member('code_challenge'), redirectUri: member('redirect_uri') });
      const state = member('state');
      const query = new URLSearchParams({ code, state, ...extra }).toString();
      return { code, state, path: `${new URL(member('redirect_uri')).pathname}?${query}` };
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(service, { tokenUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token` });
}

const says = (status: number, value: unknown): ServiceAnswer => ({ status, body: JSON.stringify(value) });
