import { once } from 'node:events';
import { type RequestListener, type Server, type ServerResponse, createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { OwnCertificate } from './certificate';

/** An upstream that knows who came. */
export interface WatchedUpstream {
  /** By a name, which a guard without exceptions lets nobody here connect to. */
  readonly origin: string;
  readonly port: number;
  /** Connections that were ever opened. */
  connections(): number;
  /** Connections that are open. */
  openConnections(): number;
  /** The answer to the next request; its headers have gone out. */
  nextAnswer(): Promise<ServerResponse>;
  readonly close: () => void;
}

export async function startWatchedUpstream(certificate?: OwnCertificate): Promise<WatchedUpstream> {
  const sockets = new Set<Socket>();
  const waiting: ((response: ServerResponse) => void)[] = [];
  let connections = 0;
  const answer: RequestListener = (request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
    const takeOver = waiting.shift();
    if (takeOver) takeOver(response);
    else response.end('ok');
  };
  const server: Server = certificate
    ? createTlsServer({ key: certificate.key, cert: certificate.cert }, answer)
    : createServer(answer);
  server.on('connection', (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `${certificate ? 'https' : 'http'}://localhost:${port}`,
    port,
    connections: () => connections,
    openConnections: () => sockets.size,
    nextAnswer: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
