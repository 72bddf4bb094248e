import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DirectorySettings, type DirectoryStepReport, LdapDirectory, directorySteps } from '@app/auth';
import { freePort } from '../support/proxies/real-proxy';
import { directorySettings, withoutFields } from '../support/slapd/directory-settings';
import { missingForSlapd } from '../support/slapd/programs';
import { Slapd } from '../support/slapd/slapd';

describe.skipIf(missingForSlapd.length > 0)('testing the way to an LDAP directory', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await Slapd.start();
  });
  afterAll(() => slapd.stop());

  /** Outcomes in the order of the steps, as one word for each server. */
  const outcomes = (reports: readonly DirectoryStepReport[]): string[] => {
    const servers = [...new Set(reports.map(({ server }) => server))];
    return servers.map((server) => {
      const steps = reports.filter((report) => report.server === server);
      expect(steps.map(({ step }) => step)).toEqual(directorySteps);
      for (const { milliseconds } of steps) expect(Number.isSafeInteger(milliseconds) && milliseconds >= 0).toBe(true);
      return steps.map(({ outcome }) => ({ passed: '+', failed: '!', skipped: '.' })[outcome]).join('');
    });
  };
  const test = (changed: Partial<DirectorySettings> = {}, username?: string): Promise<DirectoryStepReport[]> =>
    new LdapDirectory(directorySettings(slapd, changed)).test(username);
  const failureOf = (reports: readonly DirectoryStepReport[]): string | undefined =>
    reports.find(({ outcome }) => outcome === 'failed')?.detail;

  it('goes every step on every server, whatever happens on another', async () => {
    const urls = [`ldap://127.0.0.1:${await freePort()}`, slapd.url, slapd.tlsUrl];
    const reports = await test({ urls, tlsCa: slapd.authority }, 'alice');
    expect(outcomes(reports)).toEqual(['+!.....', '++.++++', '+++++++']);
    expect(failureOf(reports)).toMatch(/ECONNREFUSED/);
  });

  it('leaves the person out where nobody is named, and the bind where nobody is set', async () => {
    expect(outcomes(await test())).toEqual(['++.++..']);
    const anonymous = withoutFields(directorySettings(slapd), 'bindDn', 'bindPassword');
    expect(outcomes(await new LdapDirectory(anonymous).test('alice'))).toEqual(['++..!..']);
  });

  it.each([
    [{ urls: ['ldap://directory.example.test'] }, undefined, '!......', /Without TLS/],
    [{ urls: ['http://127.0.0.1'] }, undefined, '!......', /no address/],
    [{ urls: ['ldaps://directory.invalid'] }, undefined, '!......', /directory\.invalid/],
    [{ startTls: true }, undefined, '++!....', /certificate/],
    [{ bindPassword: 'wrong-password' }, 'alice', '++.!...', /does not accept/],
    [{ searchBase: 'ou=nowhere,dc=example,dc=test' }, 'alice', '++.+!..', /no such entry/],
    [{ searchFilter: '(&(uid={{username}})(cn=nobody))' }, 'alice', '++.+!..', /finds nobody/],
    [{}, 'zoe', '++.++!.', /exactly one entry/],
    [
      { attributes: { username: 'employeeNumber', email: 'mail', displayName: 'cn' } },
      'alice',
      '++.++!.',
      /employeeNumber/,
    ],
  ] satisfies [Partial<DirectorySettings>, string | undefined, string, RegExp][])(
    'says where %j fails (%s)',
    async (changed, username, expected, detail) => {
      const reports = await test(changed, username);
      expect(outcomes(reports)).toEqual([expected]);
      expect(failureOf(reports)).toMatch(detail);
      expect(JSON.stringify(reports)).not.toMatch(/wrong-password|service-password/);
    },
  );

  it('binds as the service only', async () => {
    const before = await slapd.bindCount();
    await test({}, 'alice');
    expect((await slapd.binds()).slice(before)).toEqual(['cn=relay,ou=services,dc=example,dc=test']);
  });
});
