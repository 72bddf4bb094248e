import { describe, expect, it } from 'vitest';
import type { Account, Accounts } from '@app/accounts';
import type { EffectiveKey } from '@app/api-keys';
import { type Platform, platforms } from '@app/common';
import { createPlatformAdapters } from '@app/platforms';
import { PriceList } from '@app/usage';
import { AvailableModels } from './available-models';

const adapters = createPlatformAdapters({ sandboxUrl: undefined });
const prices = new PriceList();
const apiKey: EffectiveKey = {
  ...{ id: 'key_1', name: 'Mine', userId: 'usr_1', digest: '', hint: '', enabled: true, debug: false },
  createdAt: '2026-11-21T10:00:00.000Z',
};
const accountOn = (platform: Platform, more: Partial<Account> = {}): Account => ({
  ...{ id: `acc_${platform}`, name: 'Team', platform, priority: 50, schedulable: true, personal: false },
  ...{ createdAt: '2026-11-21T10:00:00.000Z', ...more },
});
const modelsOf = (accounts: readonly Account[], key: EffectiveKey = apiKey) => {
  const stored = { collection: { values: () => accounts.values() } } as unknown as Accounts;
  return new AvailableModels(stored, adapters, prices).listFor(key);
};
const idsOf = (...accounts: Account[]): string[] => modelsOf(accounts).map(({ id }) => id);

describe('AvailableModels', () => {
  it.each([
    ['claude', ['claude-sonnet-4-5'], ['gpt-5.5', 'gemini-2.5-pro']],
    ['bedrock', ['claude-sonnet-4-5', 'claude-opus-5-5'], ['gpt-5.5', 'gemini-2.5-pro']],
    ['azure-foundry', ['claude-sonnet-4-5'], ['gpt-5.5']],
    ['vertex', ['claude-sonnet-4-5', 'gemini-2.5-pro', 'gemini-embedding-001'], ['gpt-5.5']],
    ['gemini', ['gemini-2.5-pro', 'gemini-embedding-001'], ['claude-sonnet-4-5', 'gpt-5.5']],
    ['openai', ['gpt-5.5', 'gpt-5.1-codex', 'o3', 'text-embedding-3-small'], ['claude-sonnet-4-5']],
    ['azure-openai', ['gpt-5.5', 'text-embedding-3-large'], ['claude-sonnet-4-5']],
    ['droid', ['claude-sonnet-4-5', 'gpt-5.5'], ['gemini-2.5-pro', 'text-embedding-3-small']],
    ['anthropic-compatible', ['glm-5.2'], ['claude-sonnet-4-5', 'gpt-5.5']],
    ['sandbox', ['sandbox-small'], ['claude-sonnet-4-5']],
  ] as const)('lists for an account of %s the models of the vendors that it sells', (platform, some, others) => {
    const ids = idsOf(accountOn(platform));
    expect(ids).toEqual(expect.arrayContaining([...some]));
    expect(ids.filter((id) => (others as readonly string[]).includes(id))).toEqual([]);
  });

  it.each(platforms)('lists on %s no wildcard, no name twice, and nothing that has no price there', (platform) => {
    const ids = idsOf(accountOn(platform), accountOn(platform, { id: 'acc_2' }));
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) {
      expect(id).not.toContain('*');
      expect(prices.find(platform, id)?.model).toBe(id);
    }
  });

  it('lists for an account with models of its own those alone, by the names that the price list has for people', () => {
    const models = ['gpt-5.5', 'our-deployment', 'o3*'];
    expect(modelsOf([accountOn('azure-openai', { models, modelMapping: { fast: 'our-deployment' } })])).toEqual([
      { id: 'fast', displayName: 'fast' },
      { id: 'gpt-5.5', displayName: 'GPT-5.5' },
      { id: 'o3', displayName: 'o3' },
      { id: 'o3-deep-research', displayName: 'o3-deep-research' },
      { id: 'o3-mini', displayName: 'o3-mini' },
      { id: 'o3-pro', displayName: 'o3-pro' },
      { id: 'our-deployment', displayName: 'our-deployment' },
    ]);
  });

  it('lists nothing that the key may not use, or that only accounts out of its reach serve', () => {
    const accounts = [
      accountOn('openai'),
      accountOn('gemini', { schedulable: false }),
      accountOn('claude', { personal: true, ownerId: 'usr_2' }),
    ];
    expect(modelsOf(accounts, { ...apiKey, allowedModels: ['gpt-6-*', 'gemini-*', 'claude-*'] })).toEqual([
      { id: 'gpt-6-astra', displayName: 'GPT-6 Astra' },
      { id: 'gpt-6-luna', displayName: 'GPT-6 Luna' },
      { id: 'gpt-6-sol', displayName: 'GPT-6 Sol' },
    ]);
  });

  it('lists what both the key and the policies of its owner allow', () => {
    const lists = { allowedModels: ['gpt-6-*'], policyModels: ['*-sol', 'o3'] };
    expect(modelsOf([accountOn('openai')], { ...apiKey, ...lists })).toEqual([
      { id: 'gpt-6-sol', displayName: 'GPT-6 Sol' },
    ]);
  });

  it('lists for a key without a binding what the groups of its owner serve', () => {
    const accounts = [
      accountOn('openai', { models: ['ours'], groupIds: ['grp_1'] }),
      accountOn('gemini', { models: ['theirs'], groupIds: ['grp_2'] }),
      accountOn('claude', { models: ['of-nobody'] }),
    ];
    const idsFor = (key: EffectiveKey): string[] => modelsOf(accounts, key).map(({ id }) => id);
    expect(idsFor({ ...apiKey, ownerGroupIds: ['grp_1'] })).toEqual(['ours']);
    expect(idsFor({ ...apiKey, ownerGroupIds: ['grp_1', 'grp_2'] })).toEqual(['ours', 'theirs']);
    expect(idsFor({ ...apiKey, ownerGroupIds: ['grp_1', 'grp_2'], groupId: 'grp_2' })).toEqual(['theirs']);
    expect(idsFor(apiKey)).toEqual(['of-nobody', 'ours', 'theirs']);
  });

  it.each([
    ['claude', 'claude-sonnet-4-5', [], 'anthropic-messages', 'claude'],
    ['openai', 'gpt-5.5', [], 'openai-responses', 'openai'],
    ['openai', 'gpt-5.5', ['claude'], 'anthropic-messages', 'claude'],
    ['openai', 'gpt-5.5', ['droid'], 'openai-responses', 'droid'],
    ['gemini', 'gemini-2.5-pro', [], 'gemini-generate-content', 'gemini'],
    ['gemini', 'gemini-2.5-pro', ['openai', 'claude'], 'anthropic-messages', 'claude'],
  ] as const)(
    'finds the way to a model of %s: %s, for a key for %j',
    (platform, model, permissions, protocol, permission) => {
      const stored = { collection: { values: () => [accountOn(platform)].values() } } as unknown as Accounts;
      const models = new AvailableModels(stored, adapters, prices);
      expect(models.wayTo({ ...apiKey, permissions }, model)).toEqual({ protocol, permission, platform });
      expect(models.wayTo({ ...apiKey, permissions }, 'of-nobody')).toMatchObject({ platform: undefined });
    },
  );
});
