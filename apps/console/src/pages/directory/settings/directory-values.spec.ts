import { expect, it } from 'vitest';
import { type Directory, directoryChangeOf, directoryValuesOf, needsPassword } from './directory-values';

const view: Directory = {
  ...{ state: 'on', enabled: true, hasBindPassword: true, urls: ['ldaps://one.example.org'], startTls: false },
  ...{ bindDn: 'cn=relay', searchBase: 'ou=people', searchFilter: '(uid={{username}})', syncMinutes: 5 },
  roleMap: [{ groupDn: 'cn=ops', role: 'operator' }],
  sources: { urls: 'owner', bindDn: 'owner', bindPassword: 'owner', startTls: 'default', roleMap: 'owner' },
};
const values = directoryValuesOf(view);

it('changes nothing where nothing was written', () => {
  expect(directoryChangeOf(view, values)).toEqual({});
});

it('says what differs', () => {
  const changed = {
    ...values,
    ...{ urls: 'ldaps://one.example.org\n ldaps://two.example.org\n', startTls: 'on' as const, syncMinutes: 10 },
    ...{ searchBase: ' ou=staff ', bindPassword: 'a new one', enabled: false },
  };
  expect(directoryChangeOf(view, changed)).toEqual({
    ...{ urls: ['ldaps://one.example.org', 'ldaps://two.example.org'], startTls: true, syncMinutes: 10 },
    ...{ searchBase: 'ou=staff', bindPassword: 'a new one', enabled: false },
  });
});

it('gives back to the environment what was emptied, and the password with its DN', () => {
  const emptied = { ...values, urls: '', bindDn: '', syncMinutes: '' as const, roleMap: [] };
  expect(directoryChangeOf(view, emptied)).toEqual({
    ...{ urls: null, bindDn: null, bindPassword: null, syncMinutes: null, roleMap: null },
  });
});

it('says that there is no role map where the environment has one', () => {
  const ofEnvironment = { ...view, sources: { ...view.sources, roleMap: 'environment' as const } };
  expect(directoryChangeOf(ofEnvironment, { ...values, roleMap: [] })).toEqual({ roleMap: [] });
});

it('asks for the password again where it would go to another address', () => {
  expect(needsPassword(view, values)).toBe(false);
  expect(needsPassword(view, { ...values, urls: 'ldaps://two.example.org' })).toBe(true);
  expect(needsPassword(view, { ...values, urls: 'ldaps://two.example.org', bindPassword: 'typed' })).toBe(false);
  expect(needsPassword(view, { ...values, urls: 'ldaps://two.example.org', bindDn: '' })).toBe(false);
});
