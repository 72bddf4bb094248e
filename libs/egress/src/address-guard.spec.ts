import type { LookupAddress, LookupOptions } from 'node:dns';
import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressGuard, type Resolver } from './address-guard';

/** Whether a guard lets the host of an address pass, as the URL parser hands it over. */
function passes(guard: AddressGuard, url: string): boolean {
  try {
    guard.checkHost(new URL(url).hostname);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ name: 'EgressError', kind: 'blocked' });
    return false;
  }
}

const lookUp = (guard: AddressGuard, name: string, options: LookupOptions) =>
  new Promise<string | LookupAddress[]>((resolve, reject) => {
    guard.lookup(name, options, (error, address) => {
      if (error) reject(error);
      else resolve(address);
    });
  });

/** Gives one answer after the other. */
function resolverOf(answers: readonly string[][]): Resolver {
  const rest = [...answers];
  return (_hostname, _options, callback) => {
    callback(
      null,
      (rest.shift() ?? []).map((address) => ({ address, family: isIP(address) })),
    );
  };
}

const strict = new AddressGuard([]);
const open = new AddressGuard(['0.0.0.0/0', '::/0']);

describe('AddressGuard', () => {
  it.each([
    ...['http://127.0.0.1', 'http://127.1', 'http://0x7f.1', 'http://0177.0.0.1', 'http://2130706433', 'http://0'],
    ...['http://0.0.0.0', 'http://0x7f000001:8080/x', 'http://127.0.0.1.', 'http://127.255.255.254'],
    ...['http://[::1]', 'http://[::]', 'http://[::ffff:7f00:1]', 'http://[::ffff:127.0.0.1]', 'http://[::127.0.0.1]'],
    ...['http://[64:ff9b::7f00:1]', 'http://[64:ff9b:1::1]', 'http://[2002:7f00:1::]', 'http://[2001::1]'],
    ...['http://10.0.0.1', 'http://172.16.0.1', 'http://172.31.255.255', 'http://192.168.1.1', 'http://100.64.0.1'],
    ...['http://168.63.129.16', 'http://[::ffff:168.63.129.16]', 'http://[fec0::1]', 'http://[::ffff:0:127.0.0.1]'],
    ...['http://169.254.169.254', 'http://169.254.0.1', 'http://[fd00:ec2::254]', 'http://100.100.100.200'],
    ...['http://[fe80::1]', 'http://[fc00::1]', 'http://[fdff::1]', 'http://[ff02::1]', 'http://[100::1]'],
    ...['http://224.0.0.1', 'http://255.255.255.255', 'http://240.0.0.1', 'http://198.18.0.1', 'http://192.0.2.1'],
    ...['http://user@127.0.0.1', 'http://127.0.0.1#@example.com', 'http://example.com@127.0.0.1'],
    ...['http://１２７.０.０.１', 'http://①②⑦.0.0.1', 'http://127。0。0。1', 'http://%31%32%37.0.0.1'],
    ...['http://[::ffff:a9fe:a9fe]', 'http://[::ffff:10.0.0.1]', 'https://3232235777'],
  ])('does not let %s pass', (url) => {
    expect(passes(strict, url)).toBe(false);
  });

  it.each([
    ...[
      'https://api.anthropic.com',
      'https://8.8.8.8',
      'https://172.32.0.1',
      'https://100.128.0.1',
      'https://11.0.0.1',
    ],
    ...['https://[2606:4700::1111]', 'https://[2a00:1450:4001:800::200e]', 'https://[::ffff:8.8.8.8]'],
  ])('lets %s pass', (url) => {
    expect(passes(strict, url)).toBe(true);
  });

  it('lets what the operator allows pass, and nothing beside it', () => {
    const guard = new AddressGuard(['10.1.0.0/16', 'fd12::/32', '127.0.0.1/32']);
    expect(
      ['10.1.2.3', '[fd12::7]', '127.0.0.1', '[::ffff:10.1.2.3]'].map((host) => passes(guard, `http://${host}`)),
    ).toEqual([true, true, true, true]);
    expect(['10.2.2.3', '[fd13::7]', '127.0.0.2', '[::1]'].map((host) => passes(guard, `http://${host}`))).toEqual([
      ...[false, false, false, false],
    ]);
  });

  it.each([
    ...['169.254.169.254', '[::ffff:169.254.169.254]', '[fd00:ec2::254]', '100.100.100.200', '2852039166'],
    ...['169.254.170.2', '169.254.170.23', '[fd00:ec2::23]', '[fd20:ce::254]', '192.0.0.192', '168.63.129.16'],
    ...['[64:ff9b::169.254.169.254]', '[::169.254.169.254]', '[2002:a9fe:a9fe::]', '[64:ff9b::100.100.100.200]'],
  ])('keeps %s closed though the operator allows every address', (host) => {
    expect(passes(open, `http://${host}`)).toBe(false);
    expect(passes(open, 'http://127.0.0.1')).toBe(true);
  });

  it('judges an IPv4 address and its form in IPv6 alike', () => {
    const allowed = new AddressGuard(['192.168.0.0/16']);
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        for (const guard of [strict, allowed, open]) {
          expect(passes(guard, `http://[::ffff:${address}]`)).toBe(passes(guard, `http://${address}`));
        }
      }),
    );
  });

  it('refuses a name that stands for an address of this machine, and hands over no address of it', async () => {
    for (const all of [true, false]) {
      await expect(lookUp(strict, 'localhost', { all })).rejects.toMatchObject({
        name: 'EgressError',
        kind: 'blocked',
      });
    }
  });

  it.each([
    ['a public and a private address', ['8.8.8.8', '127.0.0.1']],
    ['a private IPv6 address only', ['fd00::1']],
    ['a metadata service', ['169.254.169.254']],
    ['a mapped private address', ['8.8.8.8', '::ffff:10.0.0.1']],
  ])('refuses a name that stands for %s', async (_, addresses) => {
    const guard = new AddressGuard([], { resolve: resolverOf([addresses]) });
    await expect(lookUp(guard, 'upstream.example', { all: true })).rejects.toMatchObject({ kind: 'blocked' });
  });

  it('vets a name every time, because it may stand for something else the next time', async () => {
    const guard = new AddressGuard([], { resolve: resolverOf([['8.8.8.8'], ['127.0.0.1']]) });
    await expect(lookUp(guard, 'upstream.example', { all: false })).resolves.toBe('8.8.8.8');
    await expect(lookUp(guard, 'upstream.example', { all: false })).rejects.toMatchObject({ kind: 'blocked' });
  });

  it('hands over the addresses that it has vetted, in the form that was asked for', async () => {
    const guard = new AddressGuard(['127.0.0.0/8', '::1/128']);
    await expect(lookUp(guard, 'localhost', { all: false, family: 4 })).resolves.toBe('127.0.0.1');
    await expect(lookUp(guard, 'localhost', { all: true, family: 4 })).resolves.toEqual([
      { address: '127.0.0.1', family: 4 },
    ]);
  });

  it('passes on that a name is not known', async () => {
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    const guard = new AddressGuard([], { resolve: (_hostname, _options, callback) => callback(unknown, []) });
    await expect(lookUp(guard, 'upstream.example', { all: true })).rejects.toBe(unknown);
  });
});
