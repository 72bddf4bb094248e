import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export interface Wiretap {
  readonly port: number;
  /** All that clients sent so far. */
  heard(): Buffer;
  close(): void;
}

/** A way to a port of this machine that keeps what clients say on it. */
export async function startWiretap(behind: number): Promise<Wiretap> {
  const sockets: Socket[] = [];
  const said: Buffer[] = [];
  const server = createServer((client) => {
    const inner = connect(behind, '127.0.0.1');
    sockets.push(client, inner);
    for (const socket of [client, inner]) socket.on('error', () => undefined);
    client.on('data', (bytes) => said.push(bytes)).on('close', () => inner.destroy());
    inner.on('close', () => client.destroy());
    client.pipe(inner).pipe(client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => Buffer.concat(said),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
