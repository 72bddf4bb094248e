import { describe, expect, it } from 'vitest';
import { hashedUser, sessionOfUserId } from './user-identity';

describe('sessionOfUserId', () => {
  it.each([
    ['{"device_id":"d","account_uuid":"","session_id":"the-session"}', 'the-session'],
    ['user_ab12_account__session_0b1c-22', '0b1c-22'],
    ['alice', undefined],
    ['{"session_id":5}', undefined],
    ['{"session_id":""}', undefined],
    ['{', undefined],
  ])('reads %s', (userId, session) => {
    expect(sessionOfUserId(userId)).toBe(session);
  });
});

describe('hashedUser', () => {
  it('names nobody, and the same person always in the same way', () => {
    expect(hashedUser('alice')).toMatch(/^[0-9a-f]{64}$/);
    expect(hashedUser('alice')).toBe(hashedUser('alice'));
    expect(hashedUser('alice')).not.toBe(hashedUser('bob'));
  });
});
