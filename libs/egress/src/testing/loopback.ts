import { once } from 'node:events';
import { type RequestListener, createServer } from 'node:http';
import { type AddressInfo, type Server, type Socket, createServer as createTcpServer } from 'node:net';
import { Egress, type EgressSettings, type UpstreamRequest } from '../egress';
import type { EgressError } from '../egress-error';
import type { UpstreamExchange } from '../upstream-exchange';

/** Upstreams on this machine and ways to them, for the tests of this lib. Everything it opens ends with `close`. */
export class Loopback {
  private readonly closers: (() => unknown)[] = [];

  async close(): Promise<void> {
    for (const close of this.closers.splice(0).reverse()) await close();
  }

  http(answer: RequestListener): Promise<number> {
    return this.listen(createServer(answer));
  }

  tcp(accept: (socket: Socket) => void): Promise<number> {
    return this.listen(createTcpServer(accept));
  }

  /** Answers each request with bytes of its own, and hangs up then if it should. */
  raw(bytes: string, hangsUp = false): Promise<number> {
    return this.tcp((socket) => {
      socket.on('data', () => (hangsUp ? socket.end(bytes) : socket.write(bytes)));
    });
  }

  egress(settings: Partial<EgressSettings> = {}): Egress {
    const egress = new Egress({
      egressAllowCidrs: ['127.0.0.0/8', '::1/128'],
      trustedOrigins: [],
      upstreamFirstByteTimeoutMs: 30_000,
      upstreamIdleTimeoutMs: 30_000,
      ...settings,
    });
    this.closers.push(() => egress.close());
    return egress;
  }

  send(port: number, egress = this.egress(), change: Partial<UpstreamRequest> = {}): UpstreamExchange {
    const origin = `http://127.0.0.1:${port}`;
    const headers = ['content-type', 'application/json'];
    const request = {
      origin,
      path: '/v1/messages?beta=true',
      method: 'POST',
      headers,
      body: Buffer.from('{}'),
    } as const;
    return egress.send({ accountId: 'acc_1' }, { ...request, ...change }, () => undefined);
  }

  private async listen(server: Server): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      // Connections are broken on purpose here.
      socket.on('error', () => undefined);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.closers.push(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return (server.address() as AddressInfo).port;
  }
}

/** The error that a promise is rejected with. */
export const failureOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );

export interface Listening {
  /** Everything that a consumer is told, in order. */
  readonly heard: string[];
  readonly ended: Promise<undefined>;
}

export function listenTo(exchange: UpstreamExchange, onChunk: (chunk: string) => void = () => undefined): Listening {
  const heard: string[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<undefined>();
  exchange.consume({
    onData: (chunk) => {
      heard.push(chunk.toString());
      onChunk(chunk.toString());
    },
    onEnd: () => {
      heard.push('<end>');
      resolve(undefined);
    },
    onError: (error: EgressError) => {
      heard.push(`<${error.kind}>`);
      resolve(undefined);
    },
  });
  return { heard, ended };
}
