import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A token endpoint for secrets that are no refresh tokens: it gives out another access token each time it is asked. */
export interface TokenService {
  readonly url: string;
  /** Members of the questions, in order. */
  readonly asked: Readonly<Record<string, string>>[];
  /** `error` of every answer; undefined: it gives tokens. */
  refusal: string | undefined;
  stop(): Promise<void>;
}

export async function startTokenService(): Promise<TokenService> {
  let count = 0;
  const server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
      service.asked.push(Object.fromEntries(new URLSearchParams(body)));
      count += 1;
      const { refusal } = service;
      const answer = refusal === undefined ? { access_token: `token-${count}`, expires_in: 3_600 } : { error: refusal };
      response.writeHead(refusal === undefined ? 200 : 400, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    })();
  });
  const service: TokenService = {
    ...{ url: '', asked: [], refusal: undefined },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(service, { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
}
