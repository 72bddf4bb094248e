import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A token endpoint that replaces refresh tokens, and whose every answer a test can hold up. */
export interface SignInService {
  readonly tokenUrl: string;
  /** Refresh tokens as they were presented, in order. */
  readonly presented: string[];
  /** A refresh token of a grant of its own. */
  grant(name: string): string;
  /**
   * Whether a token that was replaced is taken once more, as FAPI 2.0 wants it of servers whose answer may have been lost. The others end the
   * whole grant: RFC 9700, 4.14.2.
   */
  isLenient: boolean;
  /** Called when the new tokens are made and before they go out: what never resolves is an answer that never comes. */
  beforeAnswer: (refreshToken: string) => Promise<void> | void;
  stop(): Promise<void>;
}

interface Grant {
  readonly name: string;
  turn: number;
  isEnded: boolean;
}

export async function startSignInService(): Promise<SignInService> {
  const grants = new Map<string, Grant>();
  const server = createServer((request, response) => {
    void answer(request, response);
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
    const refreshToken = new URLSearchParams(body).get('refresh_token') ?? '';
    service.presented.push(refreshToken);
    const next = exchange(refreshToken);
    await service.beforeAnswer(refreshToken);
    response.writeHead(next ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(next ?? { error: 'invalid_grant', error_description: 'revoked' }));
  }

  function exchange(refreshToken: string): object | undefined {
    const [name = '', turn] = refreshToken.split('#');
    const grant = grants.get(name);
    if (!grant || grant.isEnded) return undefined;
    const isReplaced = Number(turn) !== grant.turn;
    if (isReplaced && !(service.isLenient && Number(turn) === grant.turn - 1)) {
      grant.isEnded = true;
      return undefined;
    }
    if (!isReplaced) grant.turn += 1;
    return {
      ...{ access_token: `access-${name}-${grant.turn}`, token_type: 'Bearer', expires_in: 3_600 },
      refresh_token: `${name}#${grant.turn}`,
    };
  }

  const service: SignInService = {
    tokenUrl: '',
    presented: [],
    grant: (name) => {
      grants.set(name, { name, turn: 0, isEnded: false });
      return `${name}#0`;
    },
    isLenient: false,
    beforeAnswer: () => undefined,
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
