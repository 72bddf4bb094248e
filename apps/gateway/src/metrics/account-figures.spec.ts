import { describe, expect, it } from 'vitest';
import type { Account, AccountState, Cooldown, CredentialState, UpstreamWindow } from '@app/accounts';
import { accountFigures } from './account-figures';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR_MS = 3_600_000;

const account = (differences: Partial<Account> = {}): Account => ({
  ...{ id: 'acc_1', name: 'Team', platform: 'claude', priority: 50, schedulable: true, personal: false },
  ...{ createdAt: '2026-11-01T00:00:00Z', ...differences },
});

const cooldown = (scope: Cooldown['scope'], until: number): Cooldown => ({
  ...{ scope, cause: 'rate-limited', since: NOW - 1, until, evidence: {} },
});

function figuresOf(of: Account, state: Partial<AccountState> = {}, credential: CredentialState = 'usable') {
  const known: AccountState = { id: of.id, cooldowns: [], windows: [], ...state };
  const parts = {
    accounts: { credentialState: () => credential },
    pool: { stateOf: () => known, slots: { running: () => 3 } },
  } as unknown as Parameters<typeof accountFigures>[1];
  return accountFigures(of, parts, NOW, '2026-11-21');
}

describe('accountFigures', () => {
  it.each([
    ['available', account(), []],
    ['available', account(), [cooldown('account', NOW)]],
    ['limited', account(), [cooldown('family:opus', NOW + 1)]],
    ['cooling', account(), [cooldown('family:opus', NOW + 1), cooldown('account', NOW + 1)]],
    ['cooling', account(), [cooldown('host', NOW + 1)]],
    ['paused', account({ schedulable: false }), [cooldown('account', NOW + 1)]],
    ['expired', account({ expiresAt: '2026-11-21T11:59:59Z', schedulable: false }), []],
  ])('says %s', (standing, of, cooldowns) => {
    const figures = figuresOf(of, { cooldowns });
    expect(figures.standing).toBe(standing);
    expect(figures.isCooling).toBe(cooldowns.some(({ until }) => until > NOW));
  });

  it.each(['needs_reauth', 'unreadable'] as const)('says %s before anything else', (credential) => {
    expect(figuresOf(account({ schedulable: false }), {}, credential).standing).toBe(credential);
  });

  it.each([
    ['spent', '5000000000', '2026-11-21', []],
    ['spent', '5000000000', '2026-11-21', [cooldown('account', NOW + 1)]],
    ['available', '4999999999', '2026-11-21', []],
    ['available', '5000000000', '2026-11-20', []],
  ])('says %s where %s nano-dollars of five dollars were spent on %s', (standing, nanoDollars, day, cooldowns) => {
    expect(figuresOf(account({ dailyCostUsd: 5 }), { spent: { day, nanoDollars }, cooldowns }).standing).toBe(standing);
  });

  it('shows the own budget first, and windows that somebody can run out of before buckets: there may be too many to show all', () => {
    const windows = ['requests', '5h', 'tokens', '7d_opus'].map((name): UpstreamWindow => ({
      name,
      status: 'allowed',
      utilization: 0.4,
    }));
    const { quotas } = figuresOf(account({ dailyCostUsd: 5 }), { windows });
    expect(quotas.map(({ window }) => window)).toEqual(['daily-cost', '5h', '7d_opus', 'requests', 'tokens']);
  });

  it('shows windows that still count, each once, and those that are used up without a share', () => {
    const windows: AccountState['windows'] = [
      { name: '5h', status: 'allowed', utilization: 0.4, resetsAt: NOW + HOUR_MS },
      { name: '5h', status: 'warning', utilization: 0.5, resetsAt: NOW + HOUR_MS },
      { name: '7d', status: 'rejected' },
      { name: '7d_opus', status: 'allowed' },
      { name: 'requests', status: 'rejected', utilization: 1.2, resetsAt: NOW },
    ];
    expect(figuresOf(account(), { windows }).quotas).toEqual([
      { window: '5h', utilization: 0.5 },
      { window: '7d', utilization: 1 },
    ]);
  });

  it.each([
    ['2026-11-21', '2500000000', 0.5],
    ['2026-11-20', '2500000000', 0],
  ])('counts what was spent on %s against the budget of today', (day, nanoDollars, utilization) => {
    const { quotas } = figuresOf(account({ dailyCostUsd: 5 }), { spent: { day, nanoDollars } });
    expect(quotas).toEqual([{ window: 'daily-cost', utilization }]);
  });

  it('shows no share of a budget of nothing', () => {
    expect(figuresOf(account({ dailyCostUsd: 0 })).quotas).toEqual([]);
  });
});
