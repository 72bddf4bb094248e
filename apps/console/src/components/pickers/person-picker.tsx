import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import type { components } from '@app/admin-client';
import { controlPlane } from '../../api/control-plane';
import { type PickerOption, SearchingSelect, type SearchingSelectProps, usePickerSearch } from './searching-select';

export interface PersonPickerProps extends Omit<SearchingSelectProps, 'found' | 'chosen' | 'onSearchChange' | 'value'> {
  /** Id; null: nobody. */
  readonly value: string | null;
}

/** Somebody, found by user name, name, address or id. For those who may read people. */
export function PersonPicker({ value, ...props }: PersonPickerProps): ReactElement {
  const [asked, setSearch] = usePickerSearch();
  const id = value ?? '';
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/users',
    { params: { query: { limit: 20, sort: 'username', ...(asked === '' ? {} : { search: asked }) } } },
    { placeholderData: keepPreviousData },
  );
  const { data: person } = controlPlane.useQuery(
    'get',
    '/admin/users/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  const chosen = id === '' ? [] : [person ? optionOf(person) : { value: id, label: id }];
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

function optionOf(person: Pick<components['schemas']['UserView'], 'id' | 'username' | 'displayName'>): PickerOption {
  const { id, username, displayName } = person;
  return { value: id, label: displayName === undefined ? username : `${displayName} (${username})` };
}
