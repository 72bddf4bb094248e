import type { Accounts } from '@app/accounts';
import type { PlatformAdapters } from '@app/platforms';
import { type EffectiveKey, mayUseModel } from '@app/api-keys';
import { mayEverUse, servesModel } from '@app/scheduler';
import { bindingOf } from '../attempts/schedule-question';
import type { PriceList } from '@app/usage';

export interface AvailableModel {
  readonly id: string;
  readonly displayName: string;
}

/** Lists what a key may really use: models that an account within its reach serves and its own rules allow. */
export class AvailableModels {
  constructor(
    private readonly accounts: Accounts,
    private readonly adapters: PlatformAdapters,
    private readonly prices: PriceList,
  ) {}

  listFor(apiKey: EffectiveKey): AvailableModel[] {
    const names = new Map<string, string>();
    const binding = bindingOf(apiKey);
    for (const account of this.accounts.collection.values()) {
      if (!account.schedulable || !mayEverUse(account, binding, apiKey.userId)) continue;
      for (const model of Object.keys(account.modelMapping ?? {})) names.set(model, model);
      const patterns = account.models ?? this.adapters[account.platform].models;
      for (const pattern of patterns) if (!pattern.includes('*')) names.set(pattern, pattern);
      for (const { model, displayName } of this.prices.modelsOn(account.platform)) {
        if (!model.includes('*') && servesModel(patterns, model)) names.set(model, displayName);
      }
    }
    return [...names]
      .filter(([id]) => mayUseModel(apiKey, id))
      .map(([id, displayName]) => ({ id, displayName }))
      .sort((first, second) => first.id.localeCompare(second.id));
  }
}
