import type { components } from '@app/admin-client';
import { type Figure } from '../../../keys/figure';
import type { Account, CooldownCause } from '../../../accounts/account';

type Schemas = components['schemas'];
export type ProxyType = Schemas['AccountProxyDto']['type'];

/** A row of a field that holds names and what stands for them. */
export interface Pair {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

export interface PriceRow {
  readonly key: string;
  readonly model: string;
  /** US dollars for a million tokens, as decimal texts. */
  readonly input: string;
  readonly output: string;
  /** Prices of this model that the form has no fields for. */
  readonly others: Readonly<Record<string, unknown>>;
}

export const cooldownCauses: readonly CooldownCause[] = [
  ...(['unauthorized', 'forbidden', 'rate-limited', 'throttled', 'window-used-up', 'quota-exhausted'] as const),
  ...(['overloaded', 'unavailable', 'failing', 'unreachable'] as const),
];

/** All settings of an account but its credentials, as the form holds them: an empty text stands for what is not set. */
export interface AccountSettings {
  name: string;
  baseUrl: string;
  groupIds: string[];
  models: string[];
  modelMapping: Pair[];
  priority: Figure;
  weight: Figure;
  maxConcurrency: Figure;
  firstByteTimeoutMs: Figure;
  serialQueue: { on: boolean; spacingMs: Figure };
  dailyCostUsd: Figure;
  pricing: { multiplierPercent: Figure; prices: PriceRow[] };
  cooldownSeconds: Record<CooldownCause, Figure>;
  /** As the kit's pickers hold it; null: never. */
  expiresAt: string | null;
  personal: boolean;
  ownerId: string | null;
  proxy: { on: boolean; type: ProxyType; host: string; port: Figure; username: string; password: string };
  headers: Pair[];
}

let made = 0;
/** Of a row that was added; rows are told apart while they are edited. */
export const rowKey = (): string => `row${(made += 1)}`;
export const emptyPair = (): Pair => ({ key: rowKey(), name: '', value: '' });
export const emptyPrice = (): PriceRow => ({ key: rowKey(), model: '', input: '', output: '', others: {} });

const pairsOf = (record: Readonly<Record<string, string>> = {}): Pair[] =>
  Object.entries(record).map(([name, value]) => ({ key: rowKey(), name, value }));

/** What the form begins with. @param localOf a moment as the kit's pickers hold it */
export function settingsOf(account: Partial<Account>, localOf: (moment: Date) => string): AccountSettings {
  const { pricing = {}, cooldownSeconds = {}, serialQueue, proxy, expiresAt } = account;
  const { multiplierPercent, prices } = pricing;
  return {
    name: account.name ?? '',
    baseUrl: account.baseUrl ?? '',
    groupIds: [...(account.groupIds ?? [])],
    models: [...(account.models ?? [])],
    modelMapping: pairsOf(account.modelMapping),
    priority: account.priority ?? 50,
    weight: account.weight ?? '',
    maxConcurrency: account.maxConcurrency ?? '',
    firstByteTimeoutMs: account.firstByteTimeoutMs ?? '',
    serialQueue: { on: serialQueue !== undefined, spacingMs: serialQueue?.spacingMs ?? 0 },
    dailyCostUsd: account.dailyCostUsd ?? '',
    pricing: {
      multiplierPercent: typeof multiplierPercent === 'number' ? multiplierPercent : '',
      prices: pricesOf(prices),
    },
    cooldownSeconds: {
      ...{ unauthorized: '', forbidden: '', 'rate-limited': '', throttled: '', 'window-used-up': '' },
      ...{ 'quota-exhausted': '', overloaded: '', unavailable: '', failing: '', unreachable: '' },
      ...cooldownSeconds,
    },
    expiresAt: expiresAt === undefined ? null : localOf(new Date(expiresAt)),
    personal: account.personal ?? false,
    ownerId: account.ownerId ?? null,
    proxy: {
      ...{ on: proxy !== undefined, type: proxy?.type ?? 'http', host: proxy?.host ?? '', port: proxy?.port ?? '' },
      ...{ username: proxy?.username ?? '', password: '' },
    },
    headers: pairsOf(account.headers),
  };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function pricesOf(prices: unknown): PriceRow[] {
  if (!isObject(prices)) return [];
  return Object.entries(prices).map(([model, price]) => {
    const { input, output, ...others } = isObject(price) ? price : {};
    return { key: rowKey(), model, input: textOf(input), output: textOf(output), others };
  });
}
