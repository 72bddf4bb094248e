import { type Figure } from '../../../keys/figure';
import { momentOf } from '../../../keys/local-moment';
import type { AccountChange } from '../../../accounts/account';
import type { AccountSettings, Pair, PriceRow } from './account-settings';

/** Everything that a change can say of the settings: null takes a setting away. */
type WholeChange = Required<Omit<AccountChange, 'credentials' | 'schedulable'>>;

/** What a new account can be told of itself: what is not set is left out. */
export type SetOnly<Change> = { [Field in keyof Change]?: NonNullable<Change[Field]> };

const orNull = (figure: Figure): number | null => (figure === '' ? null : figure);
const trimmedOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const listOrNull = (texts: readonly string[]): string[] | null => (texts.length === 0 ? null : [...texts]);

function recordOf(pairs: readonly Pair[]): Record<string, string> | null {
  const written = pairs.filter(({ name, value }) => name.trim() !== '' || value.trim() !== '');
  return written.length === 0
    ? null
    : Object.fromEntries(written.map(({ name, value }) => [name.trim(), value.trim()]));
}

function pricingOf({ multiplierPercent, prices }: AccountSettings['pricing']): WholeChange['pricing'] {
  const own = Object.fromEntries(prices.filter(({ model }) => model.trim() !== '').map(priceOf));
  const pricing = {
    ...(multiplierPercent === '' ? {} : { multiplierPercent }),
    ...(Object.keys(own).length === 0 ? {} : { prices: own }),
  };
  return Object.keys(pricing).length === 0 ? null : pricing;
}

const priceOf = ({ model, input, output, others }: PriceRow): [string, Record<string, unknown>] => [
  model.trim(),
  { ...others, input: input.trim(), output: output.trim() },
];

function proxyOf({ on, type, host, port, username, password }: AccountSettings['proxy']): WholeChange['proxy'] {
  if (!on) return null;
  return {
    ...{ type, host: host.trim(), port: port === '' ? 0 : port },
    ...(username === '' ? {} : { username }),
    ...(password === '' ? {} : { password }),
  };
}

function cooldownsOf(seconds: AccountSettings['cooldownSeconds']): WholeChange['cooldownSeconds'] {
  const set = Object.entries(seconds).filter(([, value]) => value !== '');
  return set.length === 0 ? null : Object.fromEntries(set.map(([cause, value]) => [cause, Number(value)]));
}

/** All settings as the control plane is told them. */
export function wholeChange(settings: AccountSettings): WholeChange {
  const { priority, serialQueue, expiresAt } = settings;
  return {
    name: settings.name.trim(),
    baseUrl: trimmedOrNull(settings.baseUrl),
    groupIds: listOrNull(settings.groupIds),
    models: listOrNull(settings.models),
    modelMapping: recordOf(settings.modelMapping),
    priority: priority === '' ? 50 : priority,
    weight: orNull(settings.weight),
    maxConcurrency: orNull(settings.maxConcurrency),
    firstByteTimeoutMs: orNull(settings.firstByteTimeoutMs),
    serialQueue: serialQueue.on ? { spacingMs: serialQueue.spacingMs === '' ? 0 : serialQueue.spacingMs } : null,
    dailyCostUsd: orNull(settings.dailyCostUsd),
    pricing: pricingOf(settings.pricing),
    cooldownSeconds: cooldownsOf(settings.cooldownSeconds),
    expiresAt: expiresAt === null ? null : momentOf(expiresAt),
    personal: settings.personal,
    ownerId: settings.personal ? settings.ownerId : null,
    proxy: proxyOf(settings.proxy),
    headers: recordOf(settings.headers),
  };
}

/** Only what differs: what others changed meanwhile stays, and so does the password of a proxy that nobody touched. */
export function changesBetween(before: AccountSettings, after: AccountSettings): AccountChange {
  const [old, wanted] = [wholeChange(before), wholeChange(after)];
  const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  const fields = Object.entries(wanted).filter(
    ([field, value]) => !isSame(value, new Map(Object.entries(old)).get(field)),
  );
  return Object.fromEntries(fields);
}

/** What a new account is told: nothing of what is not set. */
export function newSettings(settings: AccountSettings): SetOnly<WholeChange> {
  return Object.fromEntries(Object.entries(wholeChange(settings)).filter(([, value]) => value !== null));
}
