import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { components } from '@app/admin-client';
import { controlPlane } from '../../api/control-plane';
import { usePlatformName } from '../platform-name/use-platform-name';
import { type PickerOption, SearchingSelect, type SearchingSelectProps, usePickerSearch } from './searching-select';

type ShownAccount = components['schemas']['ShownAccountView'];

export interface AccountPickerProps extends Omit<
  SearchingSelectProps,
  'found' | 'chosen' | 'onSearchChange' | 'value'
> {
  /** Id; null: none. */
  readonly value: string | null;
  /** Ids of accounts that cannot be chosen. */
  readonly without?: readonly string[];
}

/** One account, found by name, platform, group or id. For those who may read accounts. */
export function AccountPicker({ value, without = [], ...props }: AccountPickerProps): ReactElement {
  const [asked, setSearch] = usePickerSearch();
  const nameOf = usePlatformName();
  const optionOf = ({ id, name, platform }: ShownAccount): PickerOption => ({
    value: id,
    label: `${name} · ${nameOf(platform)}`,
  });
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/accounts',
    { params: { query: { limit: 50, sort: 'name', ...(asked === '' ? {} : { search: asked }) } } },
    { placeholderData: keepPreviousData },
  );
  const isFound = page?.items.some(({ id }) => id === value) ?? false;
  const { data: other } = controlPlane.useQuery(
    'get',
    '/admin/accounts/{id}',
    { params: { path: { id: value ?? '' } } },
    { enabled: value !== null && value !== '' && !isFound },
  );
  const chosen = [...(page?.items ?? []), ...(other ? [other] : [])].filter(({ id }) => id === value);
  return (
    <SearchingSelect
      {...props}
      value={value}
      found={page?.items.filter(({ id }) => !without.includes(id)).map(optionOf)}
      chosen={chosen.slice(0, 1).map(optionOf)}
      onSearchChange={setSearch}
    />
  );
}
