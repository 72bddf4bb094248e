import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

/** An upstream for what the sandbox cannot say: answers whatever is asked with the same bytes, then closes the connection. */
export interface ScriptedUpstream {
  readonly url: string;
  /** What is said from now on. */
  answer: string | Buffer;
  stop(): Promise<void>;
}

export async function startScriptedUpstream(answer: string | Buffer = ''): Promise<ScriptedUpstream> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(upstream.answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const upstream: ScriptedUpstream = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    answer,
    stop: async () => {
      if (!server.listening) return;
      server.close();
      await once(server, 'close');
    },
  };
  return upstream;
}
