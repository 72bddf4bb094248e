import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAccountHeaders } from './account-headers-field';

describe('isAccountHeaders', () => {
  it.each([
    {},
    { 'x-team': 'research' },
    { 'X-Team': 'a b', 'cf-access-client-id': '1' },
    { 'http-referer': 'https://example.com/?a=b' },
    Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`x-${index}`, 'a'])),
  ])('takes %j', (headers) => {
    expect(isAccountHeaders(headers)).toBe(true);
  });

  it.each([
    ...['authorization', 'Authorization', 'x-api-key', 'api-key', 'x-goog-api-key', 'cookie', 'proxy-authorization'],
    ...['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'expect'],
    ...['host', 'content-length', 'content-type', 'content-encoding', 'accept-encoding', 'accept', 'user-agent'],
    ...['anthropic-version', 'anthropic-beta', 'x-stainless-lang', 'x-app', 'x-amz-date', 'x-amz-security-token'],
    ...[
      'x-forwarded-for',
      'forwarded',
      'via',
      'x-trunkline-key',
      'openai-beta',
      'session-id',
      'thread-id',
      'x-gemini-api-privileged-user-id',
      'x-goog-user-project',
      'sec-fetch-mode',
    ],
    ...['', 'x team', 'x:team', 'x-tëam', 'x-team\r\nx-other', 'x'.repeat(101)],
  ])('refuses the name %j', (name) => {
    expect(isAccountHeaders({ [name]: 'a' })).toBe(false);
  });

  it.each([
    '',
    ' a',
    'a ',
    'a\r\nx-admin: 1',
    'a\u0000',
    'a\tb',
    'a\u007f',
    'ä',
    'a'.repeat(2_049),
    7,
    null,
    ['a'],
    {},
  ])('refuses the value %j', (value) => {
    expect(isAccountHeaders({ 'x-team': value })).toBe(false);
  });

  it('lets through nothing that could begin another line or another header', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string()), (headers) => {
        const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
        return !isAccountHeaders(headers) || lines.every((line) => /^[^\s:]+: [\x20-\x7e]+$/.test(line));
      }),
    );
  });

  it('refuses more than 20, a name twice, and what is no object', () => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`x-${index}`, 'a']));
    for (const value of [many, { 'x-a': '1', 'X-A': '2' }, [], ['x-a', '1'], 'x-a: 1', null, 7])
      expect(isAccountHeaders(value)).toBe(false);
  });
});
