import { describe, expect, it } from 'vitest';
import { type Setting, type SettingFilters, shownSettings } from './shown-settings';

const setting = (name: string, changes: Partial<Setting> = {}): Setting => ({
  ...{ name, group: 'server', meaning: 'Port of the relay.', source: 'default', isSecret: false, value: null },
  ...{ needsRestart: true, ...changes },
});
const settings = [
  setting('LDAP_URL', { group: 'directory', meaning: 'Addresses of the directory.' }),
  setting('PORT', { source: 'environment', value: '4000' }),
  setting('JWT_SECRET', { group: 'secrets', source: 'file', isSecret: true, meaning: 'Signs tokens.' }),
  setting('HOST', { value: '127.0.0.1', meaning: 'Address to listen on.' }),
];
const names = (filters: Partial<SettingFilters>): string[] =>
  shownSettings(settings, { search: '', group: undefined, source: undefined, ...filters }).map(({ name }) => name);

describe('shownSettings', () => {
  it('puts groups together, and leaves their order as it was told', () => {
    expect(names({})).toEqual(['PORT', 'HOST', 'JWT_SECRET', 'LDAP_URL']);
  });

  it('finds all words in name, meaning and value, however they are written', () => {
    expect(names({ search: 'ldap' })).toEqual(['LDAP_URL']);
    expect(names({ search: 'ADDRESS  listen' })).toEqual(['HOST']);
    expect(names({ search: '4000' })).toEqual(['PORT']);
    expect(names({ search: 'nothing' })).toEqual([]);
  });

  it('tells what was set from what is as shipped', () => {
    expect(names({ source: 'set' })).toEqual(['PORT', 'JWT_SECRET']);
    expect(names({ source: 'unset', group: 'directory' })).toEqual(['LDAP_URL']);
  });
});
