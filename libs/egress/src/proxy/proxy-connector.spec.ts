import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { collectBody } from '../collect-body';
import type { Egress, UpstreamRequest } from '../egress';
import { startFakeProxy } from '../testing/fake-proxy';
import { Loopback, failureOf } from '../testing/loopback';
import type { UpstreamExchange } from '../upstream-exchange';
import { ProxyFailure } from './proxy-failure';
import type { UpstreamProxy } from './upstream-proxy';

const loopback = new Loopback();
afterEach(async () => {
  vi.unstubAllEnvs();
  await loopback.close();
});

const get: Omit<UpstreamRequest, 'origin' | 'headers'> = { path: '/', method: 'GET', body: undefined };
/** A name that nobody here can resolve. */
const origin = 'http://upstream.invalid:8080';
const proxyAt = (port: number, type: UpstreamProxy['type'] = 'http'): UpstreamProxy => ({
  ...{ type, host: '127.0.0.1', port },
  ...{ username: 'canary-user', password: 'canary-password' },
});
const send = (egress: Egress, proxy: UpstreamProxy | undefined, to = origin): UpstreamExchange =>
  egress.send(
    { accountId: 'acc_1', ...(proxy ? { proxy } : {}) },
    { ...get, origin: to, headers: [] },
    () => undefined,
  );
const established = Buffer.from('HTTP/1.1 200 Connection established\r\n\r\n');

/** What went wrong, with everything that a log could show of it. */
async function failed(exchange: UpstreamExchange): Promise<{ kind: unknown; cause: unknown; text: string }> {
  const error = (await failureOf(exchange.started)) as Error & { kind?: unknown };
  const causes: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) causes.push(at.message, JSON.stringify(at));
  return { kind: error.kind, cause: error.cause, text: causes.join('\n') };
}

async function textOf(exchange: UpstreamExchange): Promise<string> {
  await exchange.started;
  const text = (await collectBody(exchange, 1_000)).toString();
  // A connection is free again when the client has left the callback that ended the answer.
  await setImmediate();
  return text;
}

describe('a way through a proxy', () => {
  it('leaves the name of the upstream to the proxy, and keeps its connection for the next request', async () => {
    const upstreamPort = await loopback.http((request, response) =>
      response.end(`for ${String(request.headers.host)}`),
    );
    const proxy = await startFakeProxy(loopback, { answers: [established], upstreamPort });
    const egress = loopback.egress({ egressAllowCidrs: [] });
    const way = proxyAt(proxy.port);
    expect(await textOf(send(egress, way))).toBe('for upstream.invalid:8080');
    expect(await textOf(send(egress, way))).toBe('for upstream.invalid:8080');
    expect(proxy.connections()).toBe(1);
  });

  it('asks the proxy for each upstream by itself', async () => {
    const upstreamPort = await loopback.http((request, response) =>
      response.end(`for ${String(request.headers.host)}`),
    );
    const proxy = await startFakeProxy(loopback, { answers: [established], upstreamPort });
    const [egress, way] = [loopback.egress(), proxyAt(proxy.port)];
    for (const host of ['one.invalid', 'two.invalid']) {
      expect(await textOf(send(egress, way, `http://${host}`))).toBe(`for ${host}`);
    }
    const asked = proxy.heard.map((message) => message.toString().split('\r\n')[0]);
    expect(asked).toEqual(['CONNECT one.invalid:80 HTTP/1.1', 'CONNECT two.invalid:80 HTTP/1.1']);
  });

  it('is given up for another one as soon as the account has another one', async () => {
    const upstreamPort = await loopback.http((_, response) => response.end('ok'));
    const [first, second] = await Promise.all(
      [1, 2].map(() => startFakeProxy(loopback, { answers: [established], upstreamPort })),
    );
    const egress = loopback.egress();
    await textOf(send(egress, proxyAt(first!.port)));
    await textOf(send(egress, proxyAt(second!.port)));
    await textOf(send(egress, undefined, `http://127.0.0.1:${upstreamPort}`));
    await textOf(send(egress, proxyAt(second!.port)));
    expect([first!.connections(), second!.connections()]).toEqual([1, 2]);
  });

  it('ends with the account, once what runs on it has finished', async () => {
    const upstreamPort = await loopback.http((_, response) => void response.write('a', () => response.end('b')));
    const closed = Promise.withResolvers<unknown>();
    const proxyPort = await loopback.tcp((socket) => {
      socket.once('data', () => {
        socket.write(established);
        const upstream = connect(upstreamPort);
        socket.pipe(upstream).pipe(socket);
      });
      socket.on('close', closed.resolve);
    });
    const egress = loopback.egress();
    const exchange = send(egress, proxyAt(proxyPort));
    await exchange.started;
    egress.release('acc_1');
    expect((await collectBody(exchange, 10)).toString()).toBe('ab');
    await closed.promise;
  });

  it('takes no proxy of the environment', async () => {
    const proxy = await startFakeProxy(loopback, { answers: [established] });
    const upstreamPort = await loopback.http((_, response) => response.end('straight'));
    const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'all_proxy', 'ALL_PROXY'];
    for (const name of names) vi.stubEnv(name, `http://127.0.0.1:${proxy.port}`);
    expect(await textOf(send(loopback.egress(), undefined, `http://127.0.0.1:${upstreamPort}`))).toBe('straight');
    expect(proxy.connections()).toBe(0);
  });
});

describe('the addresses that are kept out', () => {
  it.each(['http://127.0.0.1:80', 'http://10.1.2.3', 'http://[::1]', 'http://169.254.169.254', 'http://2130706433'])(
    'hold for %s with a proxy too',
    async (to) => {
      const proxy = await startFakeProxy(loopback, { answers: [established] });
      const egress = loopback.egress({ egressAllowCidrs: [] });
      expect(() => send(egress, proxyAt(proxy.port), to)).toThrow(expect.objectContaining({ kind: 'blocked' }));
      expect(proxy.connections()).toBe(0);
    },
  );

  it('are opened for a proxy as EGRESS_ALLOW_CIDRS says', async () => {
    const upstreamPort = await loopback.http((_, response) => response.end('ok'));
    const proxy = await startFakeProxy(loopback, { answers: [established], upstreamPort });
    const egress = loopback.egress({ egressAllowCidrs: ['10.1.0.0/16'] });
    expect(await textOf(send(egress, proxyAt(proxy.port), 'http://10.1.2.3:99'))).toBe('ok');
  });

  it('do not hold for the proxy itself, but for what hands out credentials of the machine', () => {
    const egress = loopback.egress({ egressAllowCidrs: [] });
    for (const host of ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '::ffff:169.254.169.254']) {
      const proxy = { ...proxyAt(80), host };
      expect(() => send(egress, proxy)).toThrow(expect.objectContaining({ kind: 'blocked' }));
    }
  });
});

describe('a proxy that fails', () => {
  const socksGreeting = Buffer.of(5, 2);
  it.each<[string, UpstreamProxy['type'], readonly Uint8Array[], string]>([
    ['hangs up', 'http', [Buffer.alloc(0)], 'closed'],
    ['hangs up within its answer', 'http', [Buffer.from('HTTP/1.1 200 O')], 'closed'],
    ['wants another password', 'http', [Buffer.from('HTTP/1.1 407 No\r\n\r\n')], 'unauthorized'],
    ['wants another password in other words', 'http', [Buffer.from('HTTP/1.0 401 No\r\n\r\n')], 'unauthorized'],
    ['refuses the upstream', 'http', [Buffer.from('HTTP/1.1 403 No\r\nvia: x\r\n\r\n')], 'refused'],
    ['does not reach the upstream', 'http', [Buffer.from('HTTP/1.1 502 No\r\n\r\n<html>')], 'refused'],
    ['answers with a redirection', 'http', [Buffer.from('HTTP/1.1 302 No\r\nlocation: /\r\n\r\n')], 'refused'],
    ['has no status', 'http', [Buffer.from('HTTP/1.1 yes\r\n\r\n')], 'malformed'],
    ['speaks something else', 'http', [Buffer.from('SSH-2.0-OpenSSH_9.2\r\n')], 'malformed'],
    ['does not come to an end', 'http', [Buffer.from(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(40_000)}`)], 'malformed'],
    ['hangs up', 'socks5', [Buffer.alloc(0)], 'closed'],
    ['hangs up after the greeting', 'socks5', [Buffer.of(5, 0), Buffer.alloc(0)], 'closed'],
    ['wants another way to sign in', 'socks5', [Buffer.of(5, 0xff)], 'unauthorized'],
    ['wants a way that we did not offer', 'socks5', [Buffer.of(5, 1)], 'unauthorized'],
    ['wants another password', 'socks5', [socksGreeting, Buffer.of(1, 1)], 'unauthorized'],
    ['signs in by another version', 'socks5', [socksGreeting, Buffer.of(5, 0)], 'malformed'],
    ['refuses the upstream', 'socks5', [Buffer.of(5, 0), Buffer.of(5, 2, 0, 1, 0, 0, 0, 0, 0, 0)], 'refused'],
    ['refuses for no known reason', 'socks5', [Buffer.of(5, 0), Buffer.of(5, 99, 0, 1, 0, 0, 0, 0, 0, 0)], 'refused'],
    ['has no known address type', 'socks5', [Buffer.of(5, 0), Buffer.of(5, 0, 0, 9)], 'malformed'],
    ['speaks HTTP', 'socks5', [established], 'malformed'],
    ['speaks no TLS', 'https', [established], 'unreachable'],
  ])('because it %s (%s) makes the upstream unreachable', async (_, type, answers, fault) => {
    const proxy = await startFakeProxy(loopback, { answers });
    const { kind, cause, text } = await failed(send(loopback.egress(), proxyAt(proxy.port, type)));
    expect([kind, cause instanceof ProxyFailure, cause]).toMatchObject(['unreachable', true, { fault }]);
    expect(text).toContain('the proxy');
    expect(text).not.toMatch(/canary|Y2FuYXJ5/);
  });

  it('because it is not there makes the upstream unreachable', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    server.close();
    await once(server, 'close');
    for (const type of ['http', 'https', 'socks5'] as const) {
      const { kind, cause, text } = await failed(send(loopback.egress(), proxyAt(port, type)));
      expect([kind, cause]).toMatchObject(['unreachable', { name: 'ProxyFailure', fault: 'unreachable' }]);
      expect(text).not.toContain('canary');
    }
  });

  it.each(['http', 'https', 'socks5'] as const)(
    'because it takes the connection and says nothing (%s) makes the upstream unreachable, and is left',
    async (type) => {
      const closed = Promise.withResolvers<unknown>();
      const port = await loopback.tcp((socket) => socket.resume().on('close', closed.resolve));
      const egress = loopback.egress({ connectTimeoutMs: 50 });
      const { kind, cause } = await failed(send(egress, proxyAt(port, type)));
      expect([kind, cause]).toMatchObject(['unreachable', { name: 'ProxyFailure', fault: 'timed-out' }]);
      if (type !== 'https') await closed.promise;
    },
  );

  it('to open TLS with the upstream in time makes it unreachable, without blame for the proxy', async () => {
    const upstreamPort = await loopback.tcp((socket) => socket.resume());
    const proxy = await startFakeProxy(loopback, { answers: [established], upstreamPort });
    const egress = loopback.egress({ connectTimeoutMs: 500 });
    const { kind, cause } = await failed(send(egress, proxyAt(proxy.port), 'https://upstream.invalid'));
    expect([kind, cause]).toEqual(['unreachable', undefined]);
  });

  it('is asked again by the next request', async () => {
    const upstreamPort = await loopback.http((_, response) => response.end('ok'));
    let isUp = false;
    const port = await loopback.tcp((socket) => {
      socket.once('data', () => {
        if (!isUp) return void socket.destroy();
        socket.write(established);
        socket.pipe(connect(upstreamPort)).pipe(socket);
      });
    });
    const [egress, way] = [loopback.egress(), proxyAt(port)];
    expect(await failed(send(egress, way))).toMatchObject({ kind: 'unreachable' });
    isUp = true;
    expect(await textOf(send(egress, way))).toBe('ok');
  });
});
