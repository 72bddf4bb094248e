import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidCredentials } from '../invalid-credentials';
import { authorizationAddress, readAuthorizationUrl } from './authorization-address';
import { challengeOf } from './proof-key';

const question = {
  authorizationUrl: 'https://accounts.example/auth?access_type=offline&prompt=consent',
  clientId: 'client&id',
  scopes: ['one', 'two'],
  redirectUri: 'https://relay.example/admin/accounts/connect/callback',
  state: 'state',
  verifier: 'verifier',
};

describe('the address at which an authorisation is asked for', () => {
  it('says what RFC 6749 and RFC 7636 want, and keeps the query that the operator gave', () => {
    const url = new URL(authorizationAddress(question));
    expect(url.origin + url.pathname).toBe('https://accounts.example/auth');
    expect(Object.fromEntries(url.searchParams)).toEqual({
      ...{ access_type: 'offline', prompt: 'consent', response_type: 'code', client_id: 'client&id' },
      ...{ redirect_uri: question.redirectUri, scope: 'one two', state: 'state' },
      ...{ code_challenge: challengeOf('verifier'), code_challenge_method: 'S256' },
    });
  });

  it('never holds the verifier, and says each thing once, whatever the client is called', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string(), { maxLength: 3 }), (clientId, scopes) => {
        const verifier = 'a-verifier-that-stays-here';
        const address = authorizationAddress({ ...question, clientId, scopes, verifier });
        expect(address).not.toContain(verifier);
        const names = [...new URL(address).searchParams.keys()];
        expect(new Set(names).size).toBe(names.length);
        expect(new URL(address).searchParams.get('client_id')).toBe(clientId.toWellFormed());
      }),
    );
  });
});

describe('an address of a sign-in service', () => {
  it.each([
    'https://accounts.example/auth',
    'https://accounts.example/auth?access_type=offline',
    'http://127.0.0.1:8080/auth',
  ])('may be %s', (text) => {
    expect(readAuthorizationUrl(text)).toBe(text);
  });

  it.each([
    ...['http://accounts.example/auth', 'javascript:alert(1)', 'data:text/html,x', 'accounts.example', '', '//x'],
    ...['https://user@accounts.example/', 'https://accounts.example/#x', 'https://accounts.example/a b', 'https://'],
    ...['https://accounts.example/auth?state=mine', 'https://accounts.example/auth?redirect_uri=https://evil.example'],
    ...['https://accounts.example/?code_challenge_method=plain', 'https://accounts.example/?response_mode=fragment'],
    ...['https://accounts.example/?client_id=other', 'https://accounts.example/?request_uri=https://evil.example'],
    `https://accounts.example/${'a'.repeat(3_000)}`,
  ])('is never %s', (text) => {
    expect(() => readAuthorizationUrl(text)).toThrow(InvalidCredentials);
  });

  it('is refused or taken, and nothing else happens, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true, withFragments: true })), (text) => {
        try {
          expect(readAuthorizationUrl(text)).toBe(text);
          expect(new URL(authorizationAddress({ ...question, authorizationUrl: text })).host).toBe(new URL(text).host);
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidCredentials);
        }
      }),
    );
  });
});
