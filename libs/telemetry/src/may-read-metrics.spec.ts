import { describe, expect, it } from 'vitest';
import { mayReadMetrics } from './may-read-metrics';

const here = { authorization: undefined, remoteAddress: '127.0.0.1', isForwarded: false };
const token = 'sixteen characters';

describe('mayReadMetrics', () => {
  it.each(['127.0.0.1', '127.9.9.9', '::1', '::ffff:127.0.0.1'])('lets %s read where there is no token', (address) => {
    expect(mayReadMetrics({ ...here, remoteAddress: address }, undefined)).toBe('yes');
  });

  it.each([
    { ...here, remoteAddress: '10.0.0.1' },
    { ...here, remoteAddress: '1127.0.0.1' },
    { ...here, remoteAddress: undefined },
    { ...here, isForwarded: true },
  ])('does not let %o read where there is no token', (reader) => {
    expect(mayReadMetrics(reader, undefined)).toBe('from-elsewhere');
  });

  it('lets whoever shows the token read, from wherever, and nobody else', () => {
    const elsewhere = { authorization: `Bearer ${token}`, remoteAddress: '203.0.113.7', isForwarded: true };
    expect(mayReadMetrics(elsewhere, token)).toBe('yes');
    for (const authorization of [undefined, '', token, 'Bearer', `bearer ${token}`, `Bearer ${token} `]) {
      expect(mayReadMetrics({ ...here, authorization }, token)).toBe('wrong-token');
    }
  });
});
