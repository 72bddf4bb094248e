import type { components } from '@app/admin-client';
import type { AccountGroup, Strategy } from './group';

type Schemas = components['schemas'];

/** A group as its form holds it: an empty text stands for what is not set. */
export interface GroupValues {
  name: string;
  description: string;
  strategy: Strategy;
  directoryGroups: string[];
  /** JSON. */
  managedSettings: string;
}

export function groupValues({
  name,
  description,
  strategy,
  directoryGroups,
  managedSettings,
}: Partial<AccountGroup>): GroupValues {
  return {
    name: name ?? '',
    description: description ?? '',
    strategy: strategy ?? 'priority',
    directoryGroups: [...(directoryGroups ?? [])],
    managedSettings: managedSettings === undefined ? '' : JSON.stringify(managedSettings, null, 2),
  };
}

/** The settings of clients that are written; null: none; undefined: it is no JSON object. */
export function managedSettingsOf(written: string): Record<string, unknown> | null | undefined {
  if (written.trim() === '') return null;
  try {
    const parsed: unknown = JSON.parse(written);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

export function newGroup(values: GroupValues): Schemas['NewAccountGroupRequest'] {
  const { name, description, strategy, directoryGroups } = values;
  const managedSettings = managedSettingsOf(values.managedSettings);
  return {
    ...{ name: name.trim(), strategy },
    ...(description.trim() === '' ? {} : { description: description.trim() }),
    ...(directoryGroups.length === 0 ? {} : { directoryGroups: [...directoryGroups] }),
    ...(managedSettings ? { managedSettings } : {}),
  };
}

/** Only what differs: settings of clients are for an owner to send, also unchanged ones. */
export function groupChange(before: GroupValues, after: GroupValues): Schemas['AccountGroupChange'] {
  const { name, description, strategy, directoryGroups } = after;
  const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  return {
    ...(name === before.name ? {} : { name: name.trim() }),
    ...(description === before.description
      ? {}
      : { description: description.trim() === '' ? null : description.trim() }),
    ...(strategy === before.strategy ? {} : { strategy }),
    ...(isSame(directoryGroups, before.directoryGroups)
      ? {}
      : { directoryGroups: directoryGroups.length === 0 ? null : [...directoryGroups] }),
    ...(after.managedSettings === before.managedSettings
      ? {}
      : { managedSettings: managedSettingsOf(after.managedSettings) ?? null }),
  };
}
