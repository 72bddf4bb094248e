import { describe, expect, it } from 'vitest';
import { GatewayError } from '@app/common';
import type { ApiKey } from './api-key';
import { requireTextInUse, requireUsable } from './require-usable';

const NOW = Date.parse('2026-12-24T00:00:00Z');
const apiKey: ApiKey = {
  ...{ id: 'key_1', name: 'laptop', userId: 'usr_1', digest: 'second', hint: 'x9Zk' },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', enabled: true, debug: false },
};

function refusalOf(work: () => void): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'caller_key_invalid') return error.message;
    throw error;
  }
}

describe('requireUsable', () => {
  it.each<[Partial<ApiKey>, string | undefined]>([
    [{}, undefined],
    [{ expiresAt: '2026-12-24T00:00:00.001Z' }, undefined],
    [{ expiresAt: '2026-12-24T00:00:00.000Z' }, 'expired at'],
    [{ enabled: false }, 'switched off'],
    [{ deletedAt: '2026-12-23T00:00:00.000Z' }, 'revoked'],
    [{ enabled: false, deletedAt: '2026-12-23T00:00:00.000Z' }, 'revoked'],
  ])('of a key with %j says %s', (fields, words) => {
    const refusal = refusalOf(() => requireUsable({ ...apiKey, ...fields }, NOW));
    if (words === undefined) expect(refusal).toBeUndefined();
    else expect(refusal).toContain(words);
  });
});

describe('requireTextInUse', () => {
  const rotated = (validUntil: string): ApiKey => ({ ...apiKey, previous: { digest: 'first', validUntil } });

  it.each<[string, ApiKey, string, boolean]>([
    ['the text of a key that was never rotated', apiKey, 'second', true],
    ['the new text', rotated('2026-12-23T00:00:00.000Z'), 'second', true],
    ['the former text within the overlap', rotated('2026-12-24T00:00:00.001Z'), 'first', true],
    ['the former text after it', rotated('2026-12-24T00:00:00.000Z'), 'first', false],
  ])('of %s', (_, key, digest, isGood) => {
    const refusal = refusalOf(() => requireTextInUse(key, digest, NOW));
    if (isGood) expect(refusal).toBeUndefined();
    else expect(refusal).toContain('its former text ended at 2026-12-24');
  });
});
