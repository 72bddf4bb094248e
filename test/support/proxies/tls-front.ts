import { once } from 'node:events';
import { type AddressInfo, type Socket, connect } from 'node:net';
import { createServer } from 'node:tls';
import type { OwnCertificate } from './certificate';

export interface TlsFront {
  readonly port: number;
  readonly close: () => void;
}

/** TLS in front of a port of this machine, which makes an HTTPS proxy out of an HTTP one. */
export async function startTlsFront(behind: number, certificate: OwnCertificate): Promise<TlsFront> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  };
  const server = createServer({ key: certificate.key, cert: certificate.cert }, (socket) => {
    const inner = connect(behind, '127.0.0.1');
    keep(socket);
    keep(inner);
    inner.on('close', () => socket.destroy());
    socket.on('close', () => inner.destroy());
    socket.pipe(inner).pipe(socket);
  });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
