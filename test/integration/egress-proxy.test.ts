import { setImmediate } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type UpstreamExchange, type UpstreamProxy, collectBody } from '@app/egress';
import { failureOf, listenTo } from '../../libs/egress/src/testing/loopback';
import { createCertificate } from '../support/proxies/certificate';
import { missingPrograms } from '../support/proxies/programs';
import { ProxyHouse, send, signIn } from '../support/proxies/proxy-house';

const open: ProxyHouse[] = [];
const house = (): ProxyHouse => {
  const opened = new ProxyHouse();
  open.push(opened);
  return opened;
};
afterEach(async () => {
  for (const opened of open.splice(0)) await opened.close();
});

async function textOf(exchange: UpstreamExchange): Promise<string> {
  await exchange.started;
  const text = (await collectBody(exchange, 1_000)).toString();
  await setImmediate();
  return text;
}

const types = ['http', 'https', 'socks5'] as const;
const schemes = ['http', 'https'] as const;
const ways = types.flatMap((type) =>
  schemes.flatMap((scheme) =>
    [true, false].map((isSignedIn) => ({ type, scheme, users: isSignedIn ? signIn : undefined })),
  ),
);
const named = ways.map((way) => ({ ...way, how: way.users ? 'with a password' : 'without one' }));

describe.skipIf(missingPrograms.length > 0)('a real proxy', () => {
  it.each(named)('of type $type $how carries requests to $scheme upstreams, over one connection', async (way) => {
    const inHouse = house();
    const upstream = await inHouse.upstream(way.scheme);
    const { proxy } = await inHouse.proxy(way.type, way.users);
    const egress = inHouse.egress();
    // Without a proxy nobody comes to this name from here: whoever arrives has been let in by the proxy, which resolved it.
    expect(await failureOf(send(egress, upstream.origin).started)).toMatchObject({ kind: 'blocked' });
    for (let turn = 0; turn < 3; turn += 1) expect(await textOf(send(egress, upstream.origin, proxy))).toBe('ok');
    expect(upstream.connections()).toBe(1);
    egress.release('acc_1');
    await expect.poll(() => upstream.openConnections()).toBe(0);
  });

  it.each(named)('of type $type $how passes on each piece of a $scheme stream when it comes', async (way) => {
    const inHouse = house();
    const upstream = await inHouse.upstream(way.scheme);
    const { proxy } = await inHouse.proxy(way.type, way.users);
    const answer = upstream.nextAnswer();
    const exchange = send(inHouse.egress(), upstream.origin, proxy);
    await exchange.started;
    const response = await answer;
    const { heard, ended } = listenTo(exchange);
    for (const piece of ['first', 'second', 'third']) {
      response.write(piece);
      await expect.poll(() => heard.at(-1)).toBe(piece);
    }
    response.end();
    await ended;
    expect(heard).toEqual(['first', 'second', 'third', '<end>']);
  });

  it.each(types)(
    'of type %s that dies within a stream interrupts it, and is not gone round after that',
    async (type) => {
      const inHouse = house();
      const upstream = await inHouse.upstream('https');
      const { proxy, kill } = await inHouse.proxy(type, signIn);
      const answer = upstream.nextAnswer();
      const egress = inHouse.egress();
      const exchange = send(egress, upstream.origin, proxy);
      await exchange.started;
      (await answer).write('first');
      const { heard, ended } = listenTo(exchange);
      await expect.poll(() => heard).toEqual(['first']);
      await kill();
      await ended;
      expect(heard).toEqual(['first', '<interrupted>']);
      expect(await failureOf(send(egress, upstream.origin, proxy).started)).toMatchObject({ kind: 'unreachable' });
      expect(upstream.connections()).toBe(1);
    },
  );

  it.each(types)('of type %s is left when the client leaves', async (type) => {
    const inHouse = house();
    const upstream = await inHouse.upstream('https');
    const { proxy } = await inHouse.proxy(type, signIn);
    const answer = upstream.nextAnswer();
    const exchange = send(inHouse.egress(), upstream.origin, proxy);
    await exchange.started;
    (await answer).write('first');
    exchange.abort();
    await expect.poll(() => upstream.openConnections()).toBe(0);
  });
});

/** Everything that a log could show of a failure. */
function wordsOf(error: unknown): string {
  const words: string[] = [];
  for (let at = error; at instanceof Error; at = at.cause) words.push(at.message, at.stack ?? '', JSON.stringify(at));
  return words.join('\n');
}

describe.skipIf(missingPrograms.length > 0)('a real proxy that does not carry a request', () => {
  const wrong = { username: signIn.username, password: 'canary-wrong' };

  async function expectFailure(inHouse: ProxyHouse, proxy: UpstreamProxy, fault: string): Promise<void> {
    const upstream = await inHouse.upstream('https');
    const egress = inHouse.egress();
    // A second time too: one that has failed is not gone round either.
    for (let turn = 0; turn < 2; turn += 1) {
      const error = await failureOf(send(egress, upstream.origin, proxy).started);
      expect(error).toMatchObject({ kind: 'unreachable', cause: { name: 'ProxyFailure', fault } });
      expect(wordsOf(error)).not.toMatch(/canary|Y2FuYXJ5/);
    }
    expect(upstream.connections()).toBe(0);
  }

  it.each(types)('of type %s, for a wrong password', async (type) => {
    const inHouse = house();
    const { proxy } = await inHouse.proxy(type, signIn);
    await expectFailure(inHouse, { ...proxy, ...wrong }, 'unauthorized');
  });

  it.each(types)('of type %s, for want of a password', async (type) => {
    const inHouse = house();
    const { proxy } = await inHouse.proxy(type, signIn);
    const { host, port } = proxy;
    await expectFailure(inHouse, { type, host, port }, 'unauthorized');
  });

  it.each(['http', 'socks5'] as const)('of type %s, because it is dead', async (type) => {
    const inHouse = house();
    const { proxy, kill } = await inHouse.proxy(type, signIn);
    await kill();
    await expectFailure(inHouse, proxy, 'unreachable');
  });

  it('of type https, because what is behind its TLS is dead', async () => {
    const inHouse = house();
    const { proxy, kill } = await inHouse.proxy('https', signIn);
    await kill();
    await expectFailure(inHouse, proxy, 'closed');
  });

  it('of type https, because nobody knows who signed its certificate', async () => {
    const inHouse = house();
    const { proxy } = await inHouse.proxy('http', signIn);
    const port = await inHouse.tlsPort(proxy, createCertificate());
    await expectFailure(inHouse, { ...proxy, type: 'https', port }, 'unreachable');
  });

  it.each(['http', 'https'] as const)('of type %s, because it may not connect to the upstream', async (type) => {
    const inHouse = house();
    const { proxy } = await inHouse.proxy(type, signIn, 1);
    await expectFailure(inHouse, proxy, 'refused');
  });

  it.each(types)('of type %s, because the upstream is not there', async (type) => {
    const inHouse = house();
    const { proxy } = await inHouse.proxy(type, signIn);
    const upstream = await inHouse.upstream('https');
    upstream.close();
    const error = await failureOf(send(inHouse.egress(), upstream.origin, proxy).started);
    expect(error).toMatchObject({ kind: 'unreachable', cause: { name: 'ProxyFailure', fault: 'refused' } });
  });

  it.each(types)('of type %s, because it would have to connect to another upstream than it said', async (type) => {
    const inHouse = house();
    const { proxy } = await inHouse.proxy(type);
    const port = await inHouse.tlsPort(await inHouse.upstream('http'), createCertificate());
    const error = await failureOf(send(inHouse.egress(), `https://localhost:${port}`, proxy).started);
    expect(error).toMatchObject({ kind: 'unreachable', message: 'no connection (DEPTH_ZERO_SELF_SIGNED_CERT)' });
  });
});
