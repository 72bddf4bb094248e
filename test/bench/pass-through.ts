// The yardstick: the least that a proxy on Node and undici does. No key, no limits, no metering, no books.
import { type IncomingHttpHeaders, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { Pool } from 'undici';

const upstream = new Pool(process.argv[2] ?? '', { pipelining: 1, keepAliveTimeout: 60_000 });

/** Belong to one connection, and are written anew for the next. */
const perConnection = new Set(['host', 'connection', 'keep-alive', 'transfer-encoding']);

function forwarded(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !perConnection.has(name)));
}

const server = createServer((request, response) => {
  upstream
    .request({ path: request.url ?? '/', method: 'POST', headers: forwarded(request.headers), body: request })
    .then(async ({ statusCode, headers, body }) => {
      response.writeHead(statusCode, forwarded(headers));
      response.flushHeaders();
      await pipeline(body, response);
    })
    .catch(() => response.destroy());
});

server.listen(0, '127.0.0.1', () => {
  process.send?.({ kind: 'listening', url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
process.on('disconnect', () => process.exit(0));
