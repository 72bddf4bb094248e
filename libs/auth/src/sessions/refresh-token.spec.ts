import { describe, expect, it } from 'vitest';
import { createId } from '@app/common';
import { createNonce, digestOfRefreshToken, firstRefreshToken, parseRefreshToken, successorOf } from './refresh-token';

describe('refresh tokens', () => {
  it('are read back with the session they belong to', () => {
    const sessionId = createId('ses');
    const token = firstRefreshToken(sessionId);
    expect(parseRefreshToken(token.text)).toEqual(token);
    expect(parseRefreshToken(successorOf(token, createNonce()).text)?.sessionId).toBe(sessionId);
  });

  it('have one successor for a nonce and another one for another', () => {
    const token = firstRefreshToken(createId('ses'));
    const nonce = createNonce();
    expect(successorOf(token, nonce)).toEqual(successorOf(token, nonce));
    expect(successorOf(token, createNonce())).not.toEqual(successorOf(token, nonce));
    expect(digestOfRefreshToken(successorOf(token, nonce))).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    '',
    'ses_short.x',
    'admin_credentials',
    `ses_${'a'.repeat(20)}`,
    `ses_${'a'.repeat(20)}.${'b'.repeat(44)}`,
    '{}',
  ])('are not %j', (text) => {
    expect(parseRefreshToken(text)).toBeUndefined();
  });
});
