import type { Account, Accounts } from '@app/accounts';
import type { PlatformAdapters } from '@app/platforms';
import { type EffectiveKey, mayUseModel } from '@app/api-keys';
import { mayEverUse, servesModel } from '@app/scheduler';
import { bindingOf } from '../attempts/schedule-question';
import type { Protocol } from '@app/protocols';
import type { PriceList } from '@app/usage';
import { type ModelWay, waysOf } from './model-way';

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
    for (const account of this.within(apiKey)) {
      for (const model of Object.keys(account.modelMapping ?? {})) names.set(model, model);
      const patterns = this.patternsOf(account);
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

  /** How to ask for a model with this key: in words that an account which serves it speaks itself, where the key may use any such. */
  wayTo(apiKey: EffectiveKey, model: string): ModelWay {
    const [first, ...others] = waysOf(apiKey);
    let platform: ModelWay['platform'];
    for (const account of this.within(apiKey)) {
      const mapped = account.modelMapping?.[model];
      if (mapped === undefined && !servesModel(this.patternsOf(account), model)) continue;
      const question = { account, operation: 'generate', model: mapped ?? model } as const;
      const adapter = this.adapters[account.platform];
      const isOwn = (asked: Protocol): boolean => adapter.protocolFor({ ...question, asked }) === asked;
      const way = [first, ...others].find(({ protocol }) => isOwn(protocol));
      if (way) return { ...way, platform: account.platform };
      platform ??= account.platform;
    }
    return { ...first, platform };
  }

  private *within(apiKey: EffectiveKey): Iterable<Account> {
    const binding = bindingOf(apiKey);
    for (const account of this.accounts.collection.values())
      if (account.schedulable && mayEverUse(account, binding, apiKey.userId)) yield account;
  }

  private patternsOf({ models, platform }: Account): readonly string[] {
    return models ?? this.adapters[platform].models;
  }
}
