import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { Loopback, failureOf, listenTo } from './testing/loopback';
import { collectBody } from './collect-body';

const loopback = new Loopback();
afterEach(() => loopback.close());

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

/** A port that nothing listens on any more. */
async function unusedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

describe('Egress', () => {
  it('sends path, headers and body as they are, and gives status, headers and body back', async () => {
    const seen = Promise.withResolvers<unknown>();
    const port = await loopback.http((request: IncomingMessage, response: ServerResponse) => {
      void readAll(request).then((body) => {
        seen.resolve({ url: request.url, method: request.method, raw: request.rawHeaders, body });
        response.writeHead(201, { 'x-answer': 'yes' }).end('{"ok":1}');
      });
    });
    const exchange = loopback.send(port, loopback.egress(), {
      headers: ['X-Api-Key', 'secret', 'anthropic-beta', 'a,b'],
    });
    await exchange.started;
    expect([exchange.status, exchange.headers['x-answer']]).toEqual([201, 'yes']);
    expect((await collectBody(exchange, 100)).toString()).toBe('{"ok":1}');
    const host = `127.0.0.1:${port}`;
    expect(await seen.promise).toMatchObject({ url: '/v1/messages?beta=true', method: 'POST', body: '{}' });
    expect(((await seen.promise) as { raw: string[] }).raw).toEqual([
      ...['host', host, 'connection', 'keep-alive', 'X-Api-Key', 'secret', 'anthropic-beta', 'a,b'],
      ...['content-length', '2'],
    ]);
  });

  it('follows no redirect', async () => {
    let requests = 0;
    const port = await loopback.http((_, response) => {
      requests += 1;
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const exchange = loopback.send(port);
    await exchange.started;
    expect(exchange.status).toBe(302);
    await collectBody(exchange, 10);
    expect(requests).toBe(1);
  });

  it('passes over informational answers', async () => {
    const hints = 'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n';
    const port = await loopback.raw(`${hints}HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok`);
    const exchange = loopback.send(port);
    await exchange.started;
    expect(exchange.status).toBe(200);
    expect((await collectBody(exchange, 10)).toString()).toBe('ok');
  });

  it('says that a request leaves before the upstream can have it', async () => {
    const order: string[] = [];
    const port = await loopback.http((_, response) => {
      order.push('arrived');
      response.end();
    });
    const request = { origin: `http://127.0.0.1:${port}`, path: '/', method: 'GET', headers: [] } as const;
    await loopback
      .egress()
      .send({ accountId: 'acc_1' }, { ...request, headers: [], body: undefined }, () => order.push('leaves')).started;
    expect(order).toEqual(['leaves', 'arrived']);
  });

  it('keeps connections of an account for its next requests, and shares none with another account', async () => {
    const ports: (number | undefined)[] = [];
    const port = await loopback.http((request, response) => {
      ports.push(request.socket.remotePort);
      response.end('ok');
    });
    const egress = loopback.egress();
    const request = {
      origin: `http://127.0.0.1:${port}`,
      path: '/',
      method: 'GET',
      headers: [],
      body: undefined,
    } as const;
    for (const accountId of ['acc_1', 'acc_1', 'acc_2', 'acc_1']) {
      const exchange = egress.send({ accountId }, { ...request, headers: [] }, () => undefined);
      await exchange.started;
      await collectBody(exchange, 10);
      // A connection is free again when the client has left the callback that ended the answer.
      await setImmediate();
    }
    expect(new Set(ports).size).toBe(2);
    expect([ports[1], ports[3]]).toEqual([ports[0], ports[0]]);
  });

  it('lets what runs finish when an account goes', async () => {
    const port = await loopback.http((_, response) => void response.write('a', () => response.end('b')));
    const egress = loopback.egress();
    const exchange = loopback.send(port, egress);
    await exchange.started;
    egress.release('acc_1');
    expect((await collectBody(exchange, 10)).toString()).toBe('ab');
  });
});

describe('what Egress refuses', () => {
  it('does not connect to an address of this machine', async () => {
    let connections = 0;
    const port = await loopback.tcp(() => (connections += 1));
    const egress = loopback.egress({ egressAllowCidrs: [] });
    const numbers = ['127.0.0.1', '[::ffff:7f00:1]', '2130706433', '0x7f.1', '127.1'];
    for (const host of numbers) {
      const origin = new URL(`http://${host}:${port}`).origin;
      expect(() => loopback.send(port, egress, { origin })).toThrow(expect.objectContaining({ kind: 'blocked' }));
    }
    const byName = loopback.send(port, egress, { origin: `http://localhost:${port}` });
    expect(await failureOf(byName.started)).toMatchObject({ kind: 'blocked' });
    expect(connections).toBe(0);
  });

  it("connects to an address that the operator's own settings name", async () => {
    const port = await loopback.http((_, response) => response.end('ok'));
    const trustedOrigins = [`http://127.0.0.1:${port}`];
    await loopback.send(port, loopback.egress({ egressAllowCidrs: [], trustedOrigins })).started;
    expect(() => loopback.send(port + 1, loopback.egress({ egressAllowCidrs: [], trustedOrigins }))).toThrow(
      /private network/,
    );
  });

  it('does not send a header that would become two', async () => {
    const port = await loopback.http((_, response) => response.end('ok'));
    const exchange = loopback.send(port, loopback.egress(), { headers: ['x-api-key', 'a\r\nx-admin: 1'] });
    expect(await failureOf(exchange.started)).toBeInstanceOf(Error);
  });
});

describe('how an exchange fails', () => {
  it('calls a refused connection unreachable', async () => {
    const port = await unusedPort();
    expect(await failureOf(loopback.send(port).started)).toMatchObject({ kind: 'unreachable' });
  });

  it.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
    ['a broken header', 'HTTP/1.1 200 OK\r\nbro ken: 1\r\n\r\n'],
    ['headers without end', `HTTP/1.1 200 OK\r\n${'x-filler: 0123456789\r\n'.repeat(3_000)}`],
  ])('calls %s malformed', async (_, answer) => {
    const port = await loopback.raw(answer);
    expect(await failureOf(loopback.send(port).started)).toMatchObject({ kind: 'malformed' });
  });

  it('calls a broken chunk malformed, after what came before it', async () => {
    const head = 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n';
    const port = await loopback.raw(`${head}zz\r\n`);
    const exchange = loopback.send(port);
    await exchange.started;
    const { heard, ended } = listenTo(exchange);
    await ended;
    expect(heard).toEqual(['a', '<malformed>']);
  });

  it.each([
    ['before any answer', ''],
    ['within the headers', 'HTTP/1.1 200 OK\r\ncontent-le'],
  ])('calls a connection that closes %s interrupted', async (_, answer) => {
    const port = await loopback.raw(answer, true);
    expect(await failureOf(loopback.send(port).started)).toMatchObject({ kind: 'interrupted' });
  });

  it.each(['content-length: 9', 'transfer-encoding: chunked'])(
    'calls a body that is cut interrupted, with %s',
    async (framing) => {
      const body = framing.startsWith('content') ? 'abc' : '3\r\nabc\r\n';
      const port = await loopback.raw(`HTTP/1.1 200 OK\r\n${framing}\r\n\r\n${body}`, true);
      const exchange = loopback.send(port);
      await exchange.started;
      const { heard, ended } = listenTo(exchange);
      await ended;
      expect(heard).toEqual(['abc', '<interrupted>']);
    },
  );

  // The client's clock for these ticks twice a second, so the shortest timeouts take about a second: side by side.
  it('tells an answer that never begins from one that stops', async () => {
    const silent = await loopback.tcp((socket) => socket.resume());
    const stalling = await loopback.http((_, response) => void response.write('a'));
    const impatient = { upstreamFirstByteTimeoutMs: 100, upstreamIdleTimeoutMs: 100 };
    const stalled = loopback.send(stalling, loopback.egress({ ...impatient, upstreamFirstByteTimeoutMs: 30_000 }));
    const [failure, { heard }] = await Promise.all([
      failureOf(loopback.send(silent, loopback.egress({ ...impatient, upstreamIdleTimeoutMs: 30_000 })).started),
      stalled.started.then(async () => {
        const listening = listenTo(stalled);
        await listening.ended;
        return listening;
      }),
    ]);
    expect(failure).toMatchObject({ kind: 'first-byte-timeout' });
    expect(heard).toEqual(['a', '<idle-timeout>']);
  });

  it('is not disturbed in the next exchange by bytes that follow an answer', async () => {
    const answer = (text: string): string => `HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n${text}`;
    let connections = 0;
    const port = await loopback.tcp((socket) => {
      connections += 1;
      const own = connections === 1 ? answer('ok') + answer('no') : answer('ok');
      socket.on('data', () => socket.write(own));
    });
    const egress = loopback.egress();
    for (const turn of [1, 2]) {
      const exchange = loopback.send(port, egress);
      await exchange.started;
      expect([turn, (await collectBody(exchange, 10)).toString()]).toEqual([turn, 'ok']);
      await setImmediate();
    }
  });
});
