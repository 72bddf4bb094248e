import { afterEach, describe, expect, it } from 'vitest';
import { startFakeProxy } from '../testing/fake-proxy';
import { Loopback } from '../testing/loopback';
import { collectBody } from '../collect-body';
import type { UpstreamProxy } from './upstream-proxy';

const loopback = new Loopback();
afterEach(() => loopback.close());

interface Asked {
  readonly answers: readonly Uint8Array[];
  readonly proxy: Pick<UpstreamProxy, 'type' | 'username' | 'password'>;
  readonly origin?: string;
  readonly isSlow?: boolean;
}

/** What a proxy is told before it opens a tunnel; fails where it opens none. */
async function toldTo({
  answers,
  proxy,
  origin = 'http://upstream.invalid',
  isSlow = false,
}: Asked): Promise<Buffer[]> {
  const upstreamPort = await loopback.http((_, response) => response.end('ok'));
  const { port, heard } = await startFakeProxy(loopback, { answers, upstreamPort, isSlow });
  const route = { accountId: 'acc_1', proxy: { ...proxy, host: '127.0.0.1', port } };
  const egress = loopback.egress({ egressAllowCidrs: ['127.0.0.0/8', 'fd00::/8', '::1/128', '10.0.0.0/8'] });
  const request = { origin, path: '/', method: 'GET', headers: [], body: undefined } as const;
  const exchange = egress.send(route, { ...request, headers: [] }, () => undefined);
  await exchange.started;
  expect((await collectBody(exchange, 10)).toString()).toBe('ok');
  return heard;
}

const established = Buffer.from('HTTP/1.0 200 Connection established\r\nProxy-agent: x\r\n\r\n');

describe('CONNECT', () => {
  it.each<[string, Asked['proxy'], string, string]>([
    ['a name', { type: 'http' }, 'http://upstream.invalid', 'upstream.invalid:80'],
    ['a port', { type: 'http' }, 'http://upstream.invalid:8443', 'upstream.invalid:8443'],
    ['an address', { type: 'http' }, 'http://10.0.0.1', '10.0.0.1:80'],
    ['an IPv6 address', { type: 'http' }, 'http://[fd00::7]:81', '[fd00::7]:81'],
  ])('names %s', async (_, proxy, origin, authority) => {
    const [message] = await toldTo({ answers: [established], proxy, origin });
    expect(message?.toString()).toBe(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n\r\n`);
  });

  it.each([
    ['üser', 'pass:wörd', 'üser:pass:wörd'],
    ['user', undefined, 'user:'],
  ])('signs in with %s and %s', async (username, password, text) => {
    const proxy = { type: 'http', username, ...(password === undefined ? {} : { password }) } as const;
    const [message] = await toldTo({ answers: [established], proxy });
    const encoded = /Proxy-Authorization: Basic (\S+)\r\n/.exec(message?.toString() ?? '')?.[1];
    expect(Buffer.from(encoded ?? '', 'base64').toString()).toBe(text);
  });

  it.each([true, false])('takes any answer that is a good one, whole or byte by byte (%s)', async (isSlow) => {
    for (const status of ['HTTP/1.1 200\r\n', 'HTTP/1.1 204 OK\r\n', 'HTTP/1.0 200 OK\r\nx: y\r\n'])
      await toldTo({ answers: [Buffer.from(`${status}\r\n`)], proxy: { type: 'http' }, isSlow });
  });
});

const [noSignIn, signIn, signedIn] = [Buffer.of(5, 0), Buffer.of(5, 2), Buffer.of(1, 0)];
const opened = Buffer.of(5, 0, 0, 1, 127, 0, 0, 1, 0, 80);
const bytes = (...parts: (number | string)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))));

describe('SOCKS5', () => {
  it.each<[string, string, Buffer]>([
    ['a name as a name', 'http://upstream.invalid', bytes(5, 1, 0, 3, 16, 'upstream.invalid', 0, 80)],
    ['a port', 'http://upstream.invalid:8443', bytes(5, 1, 0, 3, 16, 'upstream.invalid', 0x20, 0xfb)],
    ['an address', 'http://10.0.0.1', bytes(5, 1, 0, 1, 10, 0, 0, 1, 0, 80)],
    [
      'an IPv6 address',
      'http://[fd00:0:0:1::ab:7]',
      bytes(5, 1, 0, 4, 0xfd, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0xab, 0, 7, 0, 80),
    ],
    ['the shortest IPv6 address', 'http://[::1]', bytes(5, 1, 0, 4, ...Array<number>(15).fill(0), 1, 0, 80)],
    [
      'an IPv6 address without zeros',
      'http://[fd00:1:2:3:4:5:6:7]',
      bytes(5, 1, 0, 4, 0xfd, 0, 0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 80),
    ],
  ])('names %s', async (_, origin, request) => {
    const heard = await toldTo({ answers: [noSignIn, opened], proxy: { type: 'socks5' }, origin });
    expect(heard).toEqual([Buffer.of(5, 1, 0), request]);
  });

  it('signs in where the proxy wants it', async () => {
    const proxy = { type: 'socks5', username: 'üser', password: 'pass:word' } as const;
    const [greeting, told] = await toldTo({ answers: [signIn, signedIn, opened], proxy });
    expect([greeting, told]).toEqual([Buffer.of(5, 2, 0, 2), bytes(1, 5, 'üser', 9, 'pass:word')]);
  });

  it('tells no password to a proxy that wants none', async () => {
    const proxy = { type: 'socks5', username: 'user', password: 'canary' } as const;
    const heard = await toldTo({ answers: [noSignIn, opened], proxy });
    expect(Buffer.concat(heard).toString('latin1')).not.toContain('canary');
  });

  it.each([true, false])('takes every form of a good answer, whole or byte by byte (%s)', async (isSlow) => {
    const proxy = { type: 'socks5', username: 'user', password: 'password' } as const;
    const forms = [
      opened,
      bytes(5, 0, 0, 3, 4, 'name', 1, 2),
      bytes(5, 0, 0, 3, 0, 1, 2),
      Buffer.concat([Buffer.of(5, 0, 0, 4), Buffer.alloc(18)]),
    ];
    for (const form of forms) await toldTo({ answers: [signIn, signedIn, form], proxy, isSlow });
  });
});
