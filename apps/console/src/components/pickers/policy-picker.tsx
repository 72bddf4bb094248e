import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { controlPlane } from '../../api/control-plane';
import { SearchingSelect, type SearchingSelectProps, usePickerSearch } from './searching-select';

export interface PolicyPickerProps extends Omit<SearchingSelectProps, 'found' | 'chosen' | 'onSearchChange' | 'value'> {
  /** Id; null: none. */
  readonly value: string | null;
}

/** One key policy, found by name, description or id. For those who may read policies. */
export function PolicyPicker({ value, ...props }: PolicyPickerProps): ReactElement {
  const [asked, setSearch] = usePickerSearch();
  const id = value ?? '';
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/key-policies',
    { params: { query: { limit: 20, sort: 'name', ...(asked === '' ? {} : { search: asked }) } } },
    { placeholderData: keepPreviousData },
  );
  const { data: policy } = controlPlane.useQuery(
    'get',
    '/admin/key-policies/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' },
  );
  return (
    <SearchingSelect
      {...props}
      value={value}
      found={page?.items.map(({ id: each, name }) => ({ value: each, label: name }))}
      chosen={id === '' ? [] : [{ value: id, label: policy?.name ?? id }]}
      onSearchChange={setSearch}
    />
  );
}
