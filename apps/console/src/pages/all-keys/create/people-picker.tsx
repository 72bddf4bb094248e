import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { controlPlane } from '../../../api/control-plane';
import {
  type PickerOption,
  SearchingMultiSelect,
  type SearchingMultiSelectProps,
  pickerQuery,
  usePickerSearch,
} from '../../../components/pickers/searching-select';

export interface PeoplePickerProps extends Omit<
  SearchingMultiSelectProps,
  'found' | 'chosen' | 'onSearchChange' | 'onDropdownOpen' | 'value' | 'onChange'
> {
  readonly value: readonly PickerOption[];
  /** Told ids with user names. */
  readonly onChange: (people: readonly PickerOption[]) => void;
}

/** Any number of people, found by user name, name, address or id. */
export function PeoplePicker({ value, onChange, ...field }: PeoplePickerProps): ReactElement {
  const { asked, ...search } = usePickerSearch();
  const { data: page } = controlPlane.useQuery(
    'get',
    '/admin/users',
    { params: { query: { sort: 'username', ...pickerQuery(asked) } } },
    { placeholderData: keepPreviousData, enabled: asked !== undefined },
  );
  const found = page?.items.map(({ id, username }) => ({ value: id, label: username }));
  const known = [...value, ...(found ?? [])];
  return (
    <SearchingMultiSelect
      {...field}
      value={value.map((person) => person.value)}
      onChange={(ids) => onChange(ids.flatMap((id) => known.find((person) => person.value === id) ?? []))}
      found={found}
      chosen={value}
      {...search}
    />
  );
}
