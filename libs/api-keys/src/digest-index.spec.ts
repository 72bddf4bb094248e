import { describe, expect, it } from 'vitest';
import type { ApiKey } from './api-key';
import { DigestIndex } from './digest-index';

const apiKey: ApiKey = {
  ...{ id: 'key_1', name: 'laptop', userId: 'usr_1', digest: 'first', hint: 'x9Zk' },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', enabled: true, debug: false },
};
const validUntil = '2026-12-01T00:00:00.000Z';

function found(...states: (ApiKey | undefined)[]): string[] {
  const index = new DigestIndex();
  for (const state of states) index.put('key_1', state);
  return ['first', 'second', 'third'].filter((digest) => index.idOf(digest) === 'key_1');
}

describe('the index of digests', () => {
  it('finds a key by its digest', () => {
    expect(found(apiKey)).toEqual(['first']);
  });

  it('finds a rotated key by both of its digests, and after the next rotation by the newer two', () => {
    const second: ApiKey = { ...apiKey, digest: 'second', previous: { digest: 'first', validUntil } };
    expect(found(apiKey, second)).toEqual(['first', 'second']);
    const third: ApiKey = { ...apiKey, digest: 'third', previous: { digest: 'second', validUntil } };
    expect(found(apiKey, second, third)).toEqual(['second', 'third']);
  });

  it('forgets the former digest of a key that was rotated without an overlap', () => {
    expect(found(apiKey, { ...apiKey, digest: 'second' })).toEqual(['second']);
  });

  it('does not find a key that was deleted, and finds it again when it is restored', () => {
    expect(found(apiKey, { ...apiKey, deletedAt: validUntil })).toEqual([]);
    expect(found(apiKey, { ...apiKey, deletedAt: validUntil }, apiKey)).toEqual(['first']);
  });

  it('does not find a key that is gone', () => {
    expect(found(apiKey, undefined)).toEqual([]);
  });
});
