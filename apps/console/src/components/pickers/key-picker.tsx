import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@app/admin-client';
import type { ReactElement } from 'react';
import { controlPlane } from '../../api/control-plane';
import { type PickerOption, SearchingSelect, type SearchingSelectProps, usePickerSearch } from './searching-select';

export interface KeyPickerProps extends Omit<SearchingSelectProps, 'found' | 'chosen' | 'onSearchChange' | 'value'> {
  /** Id; null: none. */
  readonly value: string | null;
}

/** One key of whomever, found by its name, its owner or its id. For those who may manage keys. */
export function KeyPicker({ value, ...props }: KeyPickerProps): ReactElement {
  const [asked, setSearch] = usePickerSearch();
  const id = value ?? '';
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/api-keys',
    { params: { query: { limit: 20, sort: 'name', ...(asked === '' ? {} : { search: asked }) } } },
    { placeholderData: keepPreviousData },
  );
  const { data: key } = controlPlane.useQuery(
    'get',
    '/admin/api-keys/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  const chosen = id === '' ? [] : [key ? optionOf(key) : { value: id, label: id }];
  return (
    <SearchingSelect
      {...props}
      value={value}
      found={page?.items.map(optionOf)}
      chosen={chosen}
      onSearchChange={setSearch}
    />
  );
}

function optionOf(
  key: Pick<components['schemas']['ApiKeyView'], 'id' | 'name'> & { readonly ownerUsername?: string | null },
): PickerOption {
  const { id, name, ownerUsername } = key;
  return { value: id, label: typeof ownerUsername === 'string' ? `${name} · ${ownerUsername}` : name };
}
