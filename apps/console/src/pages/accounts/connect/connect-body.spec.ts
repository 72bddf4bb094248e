import { describe, expect, it } from 'vitest';
import { connectionOf, isSite, noConnection, reconnectionOf, returnedIn } from './connect-body';

describe('connectionOf', () => {
  it('says what was written, scopes one by one', () => {
    const values = { ...noConnection, authorizationUrl: ' https://a.example/auth ', clientId: 'c', scopes: 'one, two' };
    expect(connectionOf(values)).toEqual({
      ...{ authorizationUrl: 'https://a.example/auth', clientId: 'c', scopes: ['one', 'two'] },
    });
  });
});

describe('reconnectionOf', () => {
  it('names the account, and says nothing of its settings', () => {
    const values = { ...noConnection, authorizationUrl: 'https://a.example/auth' };
    expect(reconnectionOf('acc_1', values)).toEqual({ accountId: 'acc_1', authorizationUrl: 'https://a.example/auth' });
  });
});

describe('returnedIn', () => {
  it.each([
    ['https://relay.example/admin/accounts/connect/callback?code=c&state=s', { code: 'c', state: 's' }],
    [
      ' https://relay.example/cb?state=s&code=a%2Fb&iss=https%3A%2F%2Fa ',
      { code: 'a/b', state: 's', iss: 'https://a' },
    ],
    ['https://relay.example/cb?error=access_denied&state=s', undefined],
    ['not an address', undefined],
    ['', undefined],
  ])('reads %s', (address, returned) => expect(returnedIn(address)).toEqual(returned));
});

describe('isSite', () => {
  it.each([
    ['https://accounts.google.com/o/oauth2/v2/auth', true],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['', false],
  ])('says of %s: %s', (address, isOne) => expect(isSite(address)).toBe(isOne));
});
