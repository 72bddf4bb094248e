import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, type Server, type Socket, createServer } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { AddressGuard } from './address-guard';
import { type PostWebhookOptions, type WebhookAnswer, postWebhook } from './post-webhook';

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map(async (server) => once(server.close(), 'close')));
});

const local = new AddressGuard(['127.0.0.0/8', '::1/128']);
const options: PostWebhookOptions = { guard: local, timeoutMs: 2_000, now: () => 42 };

/** A server that does this with every connection, once its first bytes are there. @returns its address */
async function serve(server: Server, speak: (socket: Socket, head: string) => void): Promise<string> {
  server.on(server.listenerCount('secureConnection') > 0 ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.add(socket.on('close', () => sockets.delete(socket)).on('error', () => undefined));
    socket.once('data', (head) => speak(socket, head.toString()));
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook?a=1`;
}

const answered = (text: string) => serve(createServer(), (socket) => void socket.end(text));
const post = (url: string, change: Partial<PostWebhookOptions> = {}, body = 'é'): Promise<WebhookAnswer> =>
  postWebhook(
    { url, headers: { 'content-type': 'application/json', 'x-one': 'yes' }, body },
    { ...options, ...change },
  );

describe('what is posted', () => {
  it('goes to path and query with these headers and bytes, over a connection that ends with it', async () => {
    let seen = '';
    const url = await serve(createServer(), (socket, head) => {
      seen = head;
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
    });
    expect(await post(url)).toMatchObject({ status: 200, body: 'ok', receivedAt: 42 });
    expect(seen).toMatch(/^POST \/hook\?a=1 HTTP\/1\.1\r\n/);
    expect(seen.toLowerCase()).toContain('connection: close');
    expect(seen).toMatch(/x-one: yes\r\n/);
    expect(seen).toMatch(/content-length: 2\r\n/);
    await expect.poll(() => sockets.size).toBe(0);
  });
});

describe('an answer', () => {
  it('has its names in lower case, and values that came twice in one', async () => {
    const url = await answered(
      'HTTP/1.1 429 Slow\r\nRetry-After: 7\r\nX-Two: a\r\nX-Two: b\r\ncontent-length: 0\r\n\r\n',
    );
    expect(await post(url)).toMatchObject({ status: 429, headers: { 'retry-after': '7', 'x-two': 'a, b' } });
  });

  it('is not followed where it leads elsewhere', async () => {
    const target = await answered('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    const url = await answered(`HTTP/1.1 307 Go\r\nlocation: ${target}\r\ncontent-length: 0\r\n\r\n`);
    expect((await post(url)).status).toBe(307);
  });

  it('is read up to 64 KiB', async () => {
    const url = await serve(createServer(), (socket) => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      const more = setInterval(() => socket.write('x'.repeat(50_000)), 1);
      socket.once('close', () => clearInterval(more));
    });
    expect((await post(url)).body).toBe('x'.repeat(65_536));
  });

  it.each([
    [
      'breaks off',
      (socket: Socket) =>
        void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok', () => socket.resetAndDestroy()),
    ],
    ['does not end', (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nok')],
  ])('counts with what came of a body that %s', async (_, speak) => {
    const answer = await post(await serve(createServer(), speak), { timeoutMs: 300 });
    expect(answer.status).toBe(200);
    expect(['', 'ok']).toContain(answer.body);
  });
});

describe('no answer', () => {
  it.each<[string, string, (socket: Socket) => void]>([
    ['silence', 'first-byte-timeout', () => undefined],
    ['half of a head', 'first-byte-timeout', (socket) => void socket.write('HTTP/1.1 200 OK\r\nx-a:')],
    ['a reset', 'interrupted', (socket) => void socket.resetAndDestroy()],
    ['something that is not HTTP', 'malformed', (socket) => void socket.end('SSH-2.0-OpenSSH_9\r\n')],
    [
      'endless headers',
      'malformed',
      (socket) => void socket.write(`HTTP/1.1 200 OK\r\n${'x-a: bbbbbbbb\r\n'.repeat(9_000)}`),
    ],
  ])('comes from %s', async (_, kind, speak) => {
    await expect(post(await serve(createServer(), speak), { timeoutMs: 300 })).rejects.toMatchObject({ kind });
    for (const socket of sockets) socket.destroy();
  });

  it('comes from where nobody listens', async () => {
    const url = await answered('');
    await once(servers.pop()?.close() ?? createServer(), 'close');
    await expect(post(url)).rejects.toMatchObject({ kind: 'unreachable' });
  });

  it.each([
    ...[
      'http://127.0.0.1/',
      'http://0x7f.1/',
      'http://2130706433/',
      'http://0/',
      'http://[::ffff:7f00:1]/',
      'http://[::1]/',
    ],
    ...['http://localhost/', 'http://169.254.169.254/latest/', 'http://10.0.0.1/', 'http://[fd00::1]/'],
  ])('comes from %s, which no setting has opened', async (url) => {
    await expect(post(url, { guard: new AddressGuard([]) })).rejects.toMatchObject({ kind: 'blocked' });
  });

  it('comes from a name that stands for another address than when it was set', async () => {
    const guard = new AddressGuard([], {
      resolve: (_, __, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    await expect(post('http://hooks.example/', { guard })).rejects.toMatchObject({ kind: 'blocked' });
  });
});

describe('over TLS', () => {
  const pem = execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
      ...['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost', '-keyout', '-', '-out', '-'],
    ],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const serveTls = async (): Promise<string> => {
    const server = createTlsServer({ key: pem, cert: pem });
    const url = await serve(
      server.on('secureConnection', () => undefined),
      (socket) => {
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
      },
    );
    return url.replace('http:', 'https:');
  };

  it('a certificate has to be trusted, and of this name', async () => {
    const byAddress = await serveTls();
    const byName = byAddress.replace('127.0.0.1', 'localhost');
    expect(await post(byName, { certificateAuthorities: [pem] })).toMatchObject({ status: 200, body: 'ok' });
    await expect(post(byName)).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(post(byAddress, { certificateAuthorities: [pem] })).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
