import { describe, expect, it } from 'vitest';
import { isProxyHost, isProxyText, isUserNameFor } from './proxy-values';

describe('isProxyHost', () => {
  it.each([
    'proxy',
    'proxy.example.com',
    'proxy.example.com.',
    'my_proxy-1',
    '10.0.0.1',
    '127.0.0.1',
    '::1',
    'fd00::7',
  ])('takes %s', (host) => {
    expect(isProxyHost(host)).toBe(true);
  });

  it.each([
    ...[
      '',
      ' ',
      'a b',
      'http://proxy',
      'proxy:3128',
      'user@proxy',
      'proxy/path',
      '[::1]',
      'fe80::1%eth0',
      'prö.example',
    ],
    ...['127.1', '2130706433', '0x7f.1', '1.2.3.4.5', '.proxy', 'a..b', '-a', 'a-', 'a\r\nb', 'a'.repeat(254), 7, null],
  ])('refuses %j', (host) => {
    expect(isProxyHost(host)).toBe(false);
  });
});

describe('user names and passwords of proxies', () => {
  it.each(['a', 'pass word', 'pass:wörd', 'a'.repeat(255)])('may be %j', (text) => {
    expect(isProxyText(text)).toBe(true);
  });

  it.each(['', 'a\nb', 'a\u0000', 'a\u007f', 'a'.repeat(256), 'ä'.repeat(128), 7, null, {}])(
    'may not be %j',
    (text) => {
      expect(isProxyText(text)).toBe(false);
    },
  );

  it('have a colon in the name for SOCKS5 only', () => {
    const types = ['http', 'https', 'socks5'].map((type) => isUserNameFor('a:b', { type }));
    expect([...types, isUserNameFor('a:b', undefined), isUserNameFor('ab', { type: 'http' })]).toEqual([
      ...[false, false, true],
      ...[false, true],
    ]);
  });
});
