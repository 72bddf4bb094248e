import type { Accounts } from '@app/accounts';
import type { PlatformAdapters } from '@app/platforms';
import { servesModel } from '@app/scheduler';
import type { PriceList } from '@app/usage';

export interface AvailableModel {
  readonly id: string;
  readonly displayName: string;
}

/** Lists what a user's keys may really use: models that an account which is theirs to use serves. */
export class AvailableModels {
  constructor(
    private readonly accounts: Accounts,
    private readonly adapters: PlatformAdapters,
    private readonly prices: PriceList,
  ) {}

  listFor(userId: string): AvailableModel[] {
    const names = new Map<string, string>();
    for (const account of this.accounts.collection.values()) {
      const isTheirs = !account.personal || account.ownerId === userId;
      if (!account.schedulable || !isTheirs) continue;
      const patterns = account.models ?? this.adapters[account.platform].models;
      for (const pattern of patterns) if (!pattern.includes('*')) names.set(pattern, pattern);
      for (const { platform, model, displayName } of this.prices.models) {
        if (platform === account.platform && !model.includes('*') && servesModel(patterns, model))
          names.set(model, displayName);
      }
    }
    return [...names]
      .map(([id, displayName]) => ({ id, displayName }))
      .sort((first, second) => first.id.localeCompare(second.id));
  }
}
