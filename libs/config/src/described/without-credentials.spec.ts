import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutCredentials } from './without-credentials';

describe('withoutCredentials', () => {
  it.each([
    ['redis://redis.example:6379/2', 'redis://redis.example:6379/2'],
    ['rediss://:pass@redis.example', 'rediss://redis.example'],
    ['redis+sentinel://u:p@one:26379,two:26379/name?sentinelPassword=x', 'redis+sentinel://one:26379,two:26379/name'],
    ['redis+cluster://u:p%40@one:6379,two:6379', 'redis+cluster://one:6379,two:6379'],
    ['unix:///run/redis.sock?password=x', 'unix:///run/redis.sock'],
    ['ldaps://one.example,ldaps://two.example', 'ldaps://one.example,ldaps://two.example'],
    ['user:pass@host', ''],
    ['', ''],
  ])('shows %s as %s', (text, shown) => {
    expect(withoutCredentials(text)).toBe(shown);
  });

  it('shows nothing of a password, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.string({ maxLength: 20 }), (before, after) => {
        expect(withoutCredentials(`redis://u:${before}CANARY${after}@host.example/1`)).not.toContain('CANARY');
      }),
    );
  });
});
