import { once } from 'node:events';
import { type Socket, connect, createServer } from 'node:net';

/** Stands between a browser and a gateway, and breaks answers off. */
export interface CuttingProxy {
  /** Without a slash at the end. */
  readonly url: string;
  /** The next answer to a request for a path that begins so is broken off behind so many bytes of its body. */
  cutNext(path: string, bytes: number): void;
  stop(): Promise<void>;
}

export async function startCuttingProxy(gatewayUrl: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(gatewayUrl);
  const open = new Set<Socket>();
  let cut: { path: string; bytes: number } | undefined;
  const server = createServer((browser) => {
    const gateway = connect(Number(port), hostname);
    let left = Infinity;
    let isHead = false;
    for (const socket of [browser, gateway]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        browser.destroy();
        gateway.destroy();
      });
    }
    browser.on('data', (data) => {
      const [, path = ''] = data.toString('latin1').split(' ', 2);
      if (cut && path.startsWith(cut.path)) {
        [left, isHead] = [cut.bytes, true];
        cut = undefined;
      }
      gateway.write(data);
    });
    gateway.on('data', (data) => {
      if (isHead) left += data.indexOf('\r\n\r\n') + 4;
      isHead = false;
      if (data.length < left) {
        left -= data.length;
        browser.write(data);
        return;
      }
      gateway.removeAllListeners('data').resume();
      // In order: after a reset of a connection that it has used before, a browser would ask once more without a word.
      browser.end(data.subarray(0, left));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy listens nowhere');
  return {
    url: `http://127.0.0.1:${address.port}`,
    cutNext: (path, bytes) => (cut = { path, bytes }),
    stop: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
