import { describe, expect, it } from 'vitest';
import { localOf } from '../../../keys/local-moment';
import type { Account } from '../../../accounts/account';
import { emptyPair, settingsOf } from './account-settings';
import { changesBetween, newSettings } from './settings-body';

const account: Partial<Account> = {
  ...{ name: 'team', priority: 10, baseUrl: 'https://api.example.com', groupIds: ['grp_1'], models: ['claude-*'] },
  ...{ modelMapping: { fast: 'claude-haiku-4-5' }, maxConcurrency: 8, weight: 2, firstByteTimeoutMs: 30_000 },
  ...{ serialQueue: { spacingMs: 200 }, dailyCostUsd: 20, expiresAt: '2027-01-31T12:00:00.000Z' },
  pricing: {
    multiplierPercent: 50,
    prices: { 'claude-sonnet-5': { input: '1.5', output: '7.5', tools: { webSearch: '0' } } },
  },
  ...{ cooldownSeconds: { overloaded: 30, unavailable: 0 }, personal: true, ownerId: 'usr_1' },
  ...{ proxy: { type: 'socks5', host: 'proxy.example.com', port: 1080, username: 'u' }, headers: { 'x-team': 'a' } },
};

describe('changesBetween', () => {
  it('says nothing where nothing was changed', () => {
    expect(changesBetween(settingsOf(account, localOf), settingsOf(account, localOf))).toEqual({});
  });

  it('names what was changed and nothing else', () => {
    const before = settingsOf(account, localOf);
    expect(changesBetween(before, { ...before, priority: 1, models: [], dailyCostUsd: '' })).toEqual({
      ...{ priority: 1, models: null, dailyCostUsd: null },
    });
  });

  it('takes away what was emptied', () => {
    const before = settingsOf(account, localOf);
    const after = settingsOf({ name: 'team', priority: 10 }, localOf);
    expect(changesBetween(before, after)).toEqual({
      ...{ baseUrl: null, groupIds: null, models: null, modelMapping: null, weight: null, maxConcurrency: null },
      ...{ firstByteTimeoutMs: null, serialQueue: null, dailyCostUsd: null, pricing: null, cooldownSeconds: null },
      ...{ expiresAt: null, personal: false, ownerId: null, proxy: null, headers: null },
    });
  });

  it('leaves a proxy alone that nobody touched, and sends a touched one whole', () => {
    const before = settingsOf(account, localOf);
    expect(changesBetween(before, { ...before, name: 'other' })).toEqual({ name: 'other' });
    const proxy = { ...before.proxy, port: 1081, password: 'secret' };
    expect(changesBetween(before, { ...before, proxy }).proxy).toEqual({
      ...{ type: 'socks5', host: 'proxy.example.com', port: 1081, username: 'u', password: 'secret' },
    });
  });

  it('keeps prices that the form has no fields for', () => {
    const before = settingsOf(account, localOf);
    const [row] = before.pricing.prices;
    const prices = row ? [{ ...row, input: '2' }] : [];
    expect(changesBetween(before, { ...before, pricing: { ...before.pricing, prices } }).pricing).toEqual({
      multiplierPercent: 50,
      prices: { 'claude-sonnet-5': { input: '2', output: '7.5', tools: { webSearch: '0' } } },
    });
  });
});

describe('newSettings', () => {
  it('says of a new account only what was written', () => {
    const settings = { ...settingsOf({}, localOf), name: ' team ', modelMapping: [emptyPair()] };
    expect(newSettings(settings)).toEqual({ name: 'team', priority: 50, personal: false });
  });

  it('keeps zero, which is not the same as nothing', () => {
    const settings = settingsOf({}, localOf);
    settings.cooldownSeconds.unavailable = 0;
    expect(newSettings(settings)).toMatchObject({ cooldownSeconds: { unavailable: 0 } });
  });
});
