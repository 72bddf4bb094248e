import { describe, expect, it } from 'vitest';
import type { ApiKey } from '../api-key';
import { keyOf, ownerOf, policyHouse, policyOf } from './conformance/policy-house';
import type { KeyPolicy } from './key-policy';

const owner = ownerOf({ groupIds: ['grp_1', 'grp_2'] });

function objections(policy: Partial<KeyPolicy>, wanted: Partial<ApiKey>): string[] {
  const { rights } = policyHouse(policyOf(policy));
  return rights.objectionsTo(keyOf(wanted), owner).map(({ field, message }) => `${field} ${message}`);
}

describe('what a wanted key asks for beyond its bounds', () => {
  it.each<[Partial<KeyPolicy>, Partial<ApiKey>, ...string[]]>([
    [
      { permissions: ['claude', 'gemini'] },
      { permissions: ['openai', 'claude'] },
      'permissions must be among claude, gemini',
    ],
    [
      { allowedModels: ['claude-*'] },
      { allowedModels: ['claude-opus-*', 'gpt-5'] },
      'allowedModels must be within claude-*',
    ],
    [
      { allowedModels: ['claude-opus-*'] },
      { allowedModels: ['claude-*'] },
      'allowedModels must be within claude-opus-*',
    ],
    [
      { maxLimits: { concurrency: 2, dailyCostUsd: 5 } },
      { limits: { concurrency: 3, dailyCostUsd: 6, totalCostUsd: 9 } },
      'limits.concurrency must be at most 2',
      'limits.dailyCostUsd must be at most 5',
    ],
    [
      { maxLimits: { queue: { size: 2, timeoutMs: 1_000 } } },
      { limits: { queue: { size: 3, timeoutMs: 2_000 } } },
      'limits.queue.size must be at most 2',
      'limits.queue.timeoutMs must be at most 1000',
    ],
    [
      { maxLimits: { window: { minutes: 60, requests: 10, tokens: 99 } } },
      { limits: { window: { minutes: 60, requests: 11, tokens: 99, costUsd: 7 } } },
      'limits.window.requests must be at most 10',
    ],
    [
      { maxLimits: { window: { minutes: 60, requests: 10 } } },
      { limits: { window: { minutes: 5, requests: 1 } } },
      'limits.window.minutes must be 60',
    ],
    [
      { maxLifetimeDays: 30 },
      { expiresAt: '2026-12-21T10:00:00.001Z' },
      'expiresAt must be at most 30 days after the key was issued',
    ],
    [{ maxLifetimeDays: 30 }, { expiresAt: 'one day' }, 'expiresAt must be at most 30 days after the key was issued'],
    [{ maxLifetimeDays: 30 }, { validFor: 'P2M' }, 'validFor must be at most 30 days'],
    [
      { accountGroupIds: ['grp_1'] },
      { groupId: 'grp_2' },
      'groupId is not an account group that you may bind a key to',
    ],
    [{ accountGroupIds: ['grp_1'] }, {}, 'groupId must be given'],
    [
      { accountGroupIds: ['grp_1'] },
      { groupId: 'grp_1', fallbackGroupId: 'grp_2' },
      'fallbackGroupId is not an account group that you may turn to',
    ],
    [{}, { accountId: 'acc_1' }, 'accountId is for administrators to give'],
  ])('under %j with %j', (policy, wanted, ...expected) => {
    expect(objections(policy, wanted)).toEqual(expected);
  });

  it.each<[Partial<KeyPolicy>, Partial<ApiKey>]>([
    [{ permissions: ['claude'], allowedModels: ['a'], maxLimits: { concurrency: 1 }, maxLifetimeDays: 1 }, {}],
    [{ permissions: ['claude'] }, { permissions: [] }],
    [{ allowedModels: ['claude-*'] }, { allowedModels: ['CLAUDE-opus-*'], deniedModels: ['*'] }],
    [{ maxLimits: { window: { minutes: 60, requests: 10 } } }, { limits: { window: { minutes: 60, tokens: 5 } } }],
    [{ maxLifetimeDays: 30 }, { expiresAt: '2026-12-21T10:00:00.000Z' }],
    [{ maxLifetimeDays: 30 }, { validFor: 'P30D' }],
  ])('is nothing under %j with %j', (policy, wanted) => {
    expect(objections(policy, wanted)).toEqual([]);
  });

  it('is no window of a length that any of the policies has', () => {
    const window = (minutes: number): Partial<KeyPolicy> => ({ maxLimits: { window: { minutes, requests: 10 } } });
    const { rights } = policyHouse(policyOf(window(60)), policyOf(window(1_440)));
    const wanted = (minutes: number) => keyOf({ limits: { window: { minutes, requests: 10 } } });
    expect(rights.objectionsTo(wanted(60), owner)).toEqual([]);
    expect(rights.objectionsTo(wanted(1_440), owner)).toEqual([]);
    expect(rights.objectionsTo(wanted(5), owner)[0]?.message).toBe('must be 60 or 1440');
  });
});
