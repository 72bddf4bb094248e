import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DirectorySettings, type DirectoryVerdict, LdapDirectory } from '@app/auth';
import { directorySettings, settingsFor, withoutFields } from '../support/slapd/directory-settings';
import { missingForSlapd } from '../support/slapd/programs';
import { boundAnswer, extendedAnswer, startScriptedLdapServer } from '../support/slapd/scripted-ldap-server';
import { Slapd } from '../support/slapd/slapd';
import { startWiretap } from '../support/slapd/wiretap';

const closers: (() => unknown)[] = [];
const toClose = <Opened extends { close(): void }>(opened: Opened): Opened => {
  closers.push(() => {
    opened.close();
  });
  return opened;
};
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const ask = (settings: DirectorySettings): Promise<DirectoryVerdict> =>
  new LdapDirectory(settings).verify('alice', 'alice-password', () => Promise.resolve(true));
const failedAt = (step: string): object => ({ name: 'DirectoryUnavailableError', step });
const secrets = ['alice-password', 'service-password'];

describe.skipIf(missingForSlapd.length > 0)('TLS to an LDAP server', () => {
  let slapd: Slapd;
  beforeAll(async () => {
    slapd = await Slapd.start({ extraLines: ['security simple_bind=128'] });
  });
  afterAll(() => slapd.stop());
  const settings = (changed: Partial<DirectorySettings> = {}): DirectorySettings =>
    directorySettings(slapd, { tlsCa: slapd.authority, ...changed });

  it('carries passwords by StartTLS, and nobody on the way reads them', async () => {
    const tap = toClose(await startWiretap(slapd.port));
    const urls = [`ldap://localhost:${tap.port}`];
    expect(await ask(settings({ urls, startTls: true }))).toMatchObject({ verdict: 'right' });
    for (const secret of secrets) expect(tap.heard().includes(secret)).toBe(false);
  });

  it('carries passwords by ldaps://, and nobody on the way reads them', async () => {
    const tap = toClose(await startWiretap(slapd.tlsPort));
    expect(await ask(settings({ urls: [`ldaps://127.0.0.1:${tap.port}`] }))).toMatchObject({ verdict: 'right' });
    for (const secret of secrets) expect(tap.heard().includes(secret)).toBe(false);
  });

  it('is not needed on this machine, where the wire shows everything', async () => {
    const open = await Slapd.start();
    closers.push(() => open.stop());
    const tap = toClose(await startWiretap(open.port));
    expect(await ask(directorySettings(open, { urls: [`ldap://127.0.0.1:${tap.port}`] }))).toMatchObject({
      verdict: 'right',
    });
    for (const secret of secrets) expect(tap.heard().includes(secret)).toBe(true);
  });

  it('is a failure of the service where the server insists on it and the settings do not', async () => {
    await expect(ask(settings())).rejects.toMatchObject(failedAt('bind'));
  });

  it.each([
    ['StartTLS', true],
    ['ldaps://', false],
  ])('by %s refuses a certificate that an unknown authority signed', async (_name, startTls) => {
    const before = await slapd.bindCount();
    const trusting = settings({ startTls, urls: [startTls ? slapd.url : slapd.tlsUrl] });
    await expect(ask(withoutFields(trusting, 'tlsCa'))).rejects.toMatchObject(failedAt('tls'));
    expect(await slapd.bindCount()).toBe(before);
  });

  it('refuses a certificate for another name, also where certificates are not checked elsewhere', async () => {
    const other = await Slapd.start({ certificateNames: 'DNS:other.example.test' });
    const { NODE_TLS_REJECT_UNAUTHORIZED: before } = process.env;
    closers.push(() => other.stop());
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    try {
      const otherSettings = directorySettings(other, { tlsCa: other.authority });
      for (const changed of [{ urls: [other.tlsUrl] }, { startTls: true }]) {
        await expect(ask({ ...otherSettings, ...changed })).rejects.toMatchObject(failedAt('tls'));
      }
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before;
    }
    expect(await other.bindCount()).toBe(0);
  });
});

describe('a server that does not do StartTLS', () => {
  const yes = extendedAnswer(1, 0);
  it.each([
    ['says that it cannot', extendedAnswer(1, 52)],
    ['does not know the request', undefined],
    ['answers another request', extendedAnswer(2, 0)],
    ['answers with something else', boundAnswer(1)],
    ['says yes and goes on in clear', Buffer.concat([yes, boundAnswer(2)])],
    ['says yes and a part of an answer to come', Buffer.concat([yes, boundAnswer(2).subarray(0, 9)])],
    ['says yes and speaks no TLS', yes],
    ['says nothing that is LDAP', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['says something without a length', Buffer.from([0x30, 0x80, 0x02, 0x01])],
    [
      'says something too long',
      Buffer.concat([Buffer.from([0x30, 0x84, 0x7f, 0xff, 0xff, 0xff]), Buffer.alloc(5_000)]),
    ],
  ])('hears no password where it %s, and the connection ends', async (_name, startTls) => {
    const server = toClose(await startScriptedLdapServer(startTls === undefined ? {} : { startTls }));
    const settings = settingsFor([server.url], { startTls: true, timeoutMs: 300 });
    await expect(ask(settings)).rejects.toMatchObject(failedAt('tls'));
    for (const secret of secrets) expect(server.heard().includes(secret)).toBe(false);
    expect(server.binds).toEqual([]);
    await expect.poll(() => server.openConnections()).toBe(0);
  });

  it('is not spoken to in clear unless it is on this machine', async () => {
    for (const url of [
      'ldap://192.0.2.1',
      'ldap://directory.example.test',
      'ldap://127.0.0.1.example.test',
      'ldap://[::2]',
    ]) {
      await expect(ask(settingsFor([url]))).rejects.toMatchObject(failedAt('tls'));
    }
  });
});
