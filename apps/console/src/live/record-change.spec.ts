import { describe, expect, it } from 'vitest';
import { type StaleAnswers, isStale, staleAfter, staleAfterOwn } from './record-change';

const key = (path: string, id?: string): readonly unknown[] => [
  'get',
  path,
  ...(id === undefined ? [] : [{ params: { path: { id } } }]),
];
const anyStale = (stale: readonly StaleAnswers[], queryKey: readonly unknown[]): boolean =>
  stale.some((each) => isStale(each, queryKey));

describe('what a change of records makes stale', () => {
  const stale = staleAfter({ kind: 'accounts', ids: ['acc_1'] }, 'usr_1');

  it('is every list of them', () => {
    expect(anyStale(stale, key('/admin/accounts'))).toBe(true);
  });

  it('is one of them, and what lies below it, but none of the others', () => {
    expect(anyStale(stale, key('/admin/accounts/{id}', 'acc_1'))).toBe(true);
    expect(anyStale(stale, key('/admin/accounts/{id}/tests', 'acc_1'))).toBe(true);
    expect(anyStale(stale, key('/admin/accounts/{id}', 'acc_2'))).toBe(false);
  });

  it('is all of them where nobody says which', () => {
    const all = staleAfter({ kind: 'accounts', ids: null }, 'usr_1');
    expect(anyStale(all, key('/admin/accounts/{id}', 'acc_2'))).toBe(true);
  });

  it('is nothing that only begins alike', () => {
    expect(anyStale(staleAfter({ kind: 'users', ids: [] }, 'usr_1'), key('/admin/users-of-old'))).toBe(false);
    expect(anyStale(stale, [undefined, 7])).toBe(false);
  });

  it('is what one may do oneself, when it is oneself that has changed', () => {
    expect(anyStale(staleAfter({ kind: 'users', ids: ['usr_1'] }, 'usr_1'), key('/me'))).toBe(true);
    expect(anyStale(staleAfter({ kind: 'users', ids: ['usr_2'] }, 'usr_1'), key('/me'))).toBe(false);
    expect(anyStale(staleAfterOwn({ kind: 'profile', ids: null }), key('/me'))).toBe(true);
    expect(anyStale(staleAfterOwn({ kind: 'profile', ids: null }), key('/me/usage'))).toBe(false);
  });

  it('is of a test that ran only the account that it was of', () => {
    const tests = staleAfter({ kind: 'account-tests', ids: ['acc_1'] }, 'usr_1');
    expect(anyStale(tests, key('/admin/accounts/{id}/tests', 'acc_1'))).toBe(true);
    expect(anyStale(tests, key('/admin/accounts/{id}/tests', 'acc_2'))).toBe(false);
    expect(anyStale(tests, key('/admin/accounts'))).toBe(false);
  });
});
