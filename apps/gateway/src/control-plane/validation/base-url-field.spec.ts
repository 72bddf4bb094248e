import { describe, expect, it } from 'vitest';
import { isBaseUrl } from './base-url-field';

describe('isBaseUrl', () => {
  it.each(['https://api.example.com', 'http://127.0.0.1:3900/base/', 'HTTPS://API.EXAMPLE.COM/v1', 'http://[::1]:80'])(
    'takes %s',
    (text) => {
      expect(isBaseUrl(text)).toBe(true);
    },
  );

  it.each([
    ...['', 'api.example.com', 'ftp://example.com', 'file:///etc/passwd', 'javascript:alert(1)', 'http:example.com'],
    ...['https://user@example.com', 'https://user:pass@example.com', 'https://example.com?x=1', 'https://example.com?'],
    ...[
      'https://example.com#top',
      'https://example.com#',
      'https://exa mple.com',
      'https://example.com\n',
      ' https://a.b',
    ],
    ...[
      'https://example.com\\@evil',
      'https://',
      'http://１２７.0.0.1',
      'http://:80',
      `https://a.b/${'x'.repeat(2_048)}`,
    ],
    ...[null, undefined, 5, {}, ['https://example.com']],
  ])('refuses %j', (value) => {
    expect(isBaseUrl(value)).toBe(false);
  });
});
