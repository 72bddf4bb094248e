import type { components } from '@app/admin-client';

export type Setting = components['schemas']['SettingView'];
export type SettingGroup = Setting['group'];

export const settingGroups: readonly SettingGroup[] = [
  ...(['server', 'store', 'secrets', 'network', 'requests', 'usage'] as const),
  ...(['notices', 'prices', 'backups', 'tracing', 'directory', 'sandbox'] as const),
];
export const settingSources = ['set', 'unset'] as const;

export interface SettingFilters {
  readonly search: string;
  readonly group: SettingGroup | undefined;
  readonly source: (typeof settingSources)[number] | undefined;
}

/** Variables that fit, by group and in the order in which the relay tells them. */
export function shownSettings(settings: readonly Setting[], filters: SettingFilters): Setting[] {
  const words = filters.search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return settings
    .filter(({ group }) => filters.group === undefined || group === filters.group)
    .filter(({ source }) => filters.source === undefined || (filters.source === 'set') === (source !== 'default'))
    .filter(({ name, meaning, value }) => {
      const text = `${name} ${meaning} ${value ?? ''}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .sort((one, other) => settingGroups.indexOf(one.group) - settingGroups.indexOf(other.group));
}
