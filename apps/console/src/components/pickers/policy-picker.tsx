import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { controlPlane } from '../../api/control-plane';
import { type PickerProps, SearchingSelect, usePickerSearch } from './searching-select';

const MOST_SHOWN = 20;

/** Picks a key policy by its name. For those who may read policies. */
export function PolicyPicker({ value, onChange, ...field }: PickerProps): ReactElement {
  const id = value ?? '';
  const policy = controlPlane.useQuery(
    'get',
    '/admin/key-policies/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  const chosen = id === '' ? undefined : { value: id, label: policy.data?.name ?? id };
  const { text, setText, wanted } = usePickerSearch(chosen?.label);
  const found = controlPlane.useQuery(
    'get',
    '/admin/key-policies',
    { params: { query: { limit: MOST_SHOWN, sort: 'name', ...(wanted === '' ? {} : { search: wanted }) } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <SearchingSelect
      {...field}
      value={value}
      onChange={onChange}
      options={(found.data?.items ?? []).map(({ id: each, name }) => ({ value: each, label: name }))}
      chosen={chosen}
      isSearching={found.isFetching}
      searchValue={text}
      onSearchChange={setText}
    />
  );
}
