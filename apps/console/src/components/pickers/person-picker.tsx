import { keepPreviousData } from '@tanstack/react-query';
import type { components } from '@app/admin-client';
import type { ReactElement } from 'react';
import { controlPlane } from '../../api/control-plane';
import { type PickerOption, type PickerProps, SearchingSelect, usePickerSearch } from './searching-select';

const MOST_SHOWN = 20;

/** Picks somebody by user name, name or address. For those who may read people. */
export function PersonPicker({ value, onChange, ...field }: PickerProps): ReactElement {
  const id = value ?? '';
  const person = controlPlane.useQuery(
    'get',
    '/admin/users/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  const chosen = id === '' ? undefined : person.data ? optionOf(person.data) : { value: id, label: id };
  const { text, setText, wanted } = usePickerSearch(chosen?.label);
  const found = controlPlane.useQuery(
    'get',
    '/admin/users',
    { params: { query: { limit: MOST_SHOWN, sort: 'username', ...(wanted === '' ? {} : { search: wanted }) } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <SearchingSelect
      {...field}
      value={value}
      onChange={onChange}
      options={(found.data?.items ?? []).map(optionOf)}
      chosen={chosen}
      isSearching={found.isFetching}
      searchValue={text}
      onSearchChange={setText}
    />
  );
}

function optionOf(person: Pick<components['schemas']['UserView'], 'id' | 'username' | 'displayName'>): PickerOption {
  const { id, username, displayName } = person;
  return { value: id, label: displayName === undefined ? username : `${displayName} (${username})` };
}
