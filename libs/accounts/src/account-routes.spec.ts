import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Account } from './account';
import type { NewAccountProxy } from './account-proxy';
import { AccountRoutes } from './account-routes';
import { CredentialVault } from '@app/vault';

const newVault = (): CredentialVault => new CredentialVault([{ id: 'k1', secret: randomBytes(32) }]);
const vault = newVault();
const routes = new AccountRoutes(vault);
const account: Account = {
  ...{ id: 'acc_1', name: 'team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  createdAt: '2026-11-21T00:00:00.000Z',
};
const proxy: NewAccountProxy = { type: 'socks5', host: 'proxy.example', port: 1080, username: 'u', password: 'canary' };
const sealed = routes.sealed('acc_1', proxy);
const proxied: Account = { ...account, proxy: sealed };

describe('AccountRoutes', () => {
  it('gives an account without a proxy the straight way, and always the same one', () => {
    expect(routes.routeOf(account)).toStrictEqual({ accountId: 'acc_1' });
    expect(routes.routeOf(account)).toBe(routes.routeOf(account));
  });

  it('keeps the password of a proxy sealed and gives it to the way out', () => {
    expect(JSON.stringify(proxied)).not.toContain('canary');
    expect(routes.routeOf(proxied)).toStrictEqual({ accountId: 'acc_1', proxy });
    expect(routes.routeOf(proxied)).toBe(routes.routeOf(proxied));
  });

  it('gives a proxy without a password as it is', () => {
    const open = { type: 'http', host: 'proxy.example', port: 3128 } as const;
    expect(routes.sealed('acc_1', open)).toStrictEqual(open);
    expect(routes.routeOf({ ...account, proxy: open })).toStrictEqual({ accountId: 'acc_1', proxy: open });
  });

  it.each<[string, Account]>([
    ['host', { ...proxied, proxy: { ...sealed, host: 'elsewhere.example' } }],
    ['port', { ...proxied, proxy: { ...sealed, port: 1081 } }],
    ['type', { ...proxied, proxy: { ...sealed, type: 'http' } }],
    ['account', { ...proxied, id: 'acc_2' }],
  ])('opens a password for no other %s, and then knows no way at all', (_, moved) => {
    expect(routes.isReadable(moved)).toBe(false);
    expect(() => routes.routeOf(moved)).toThrow(expect.objectContaining({ code: 'upstream_unreachable' }));
  });

  it('knows no way where the key ring is another one', () => {
    const stranger = new AccountRoutes(newVault());
    expect(stranger.isReadable(proxied)).toBe(false);
    expect(() => stranger.routeOf(proxied)).toThrow(/no readable password/);
  });

  it("takes an account's own headers along", () => {
    const headers = { 'x-team': 'research', 'x-cost-centre': '7' };
    expect(routes.routeOf({ ...account, headers })).toStrictEqual({
      accountId: 'acc_1',
      headers: ['x-team', 'research', 'x-cost-centre', '7'],
    });
  });
});
