import type { ReactElement } from 'react';
import {
  SearchingMultiSelect,
  type SearchingMultiSelectProps,
  SearchingSelect,
  type SearchingSelectProps,
} from './searching-select';
import { useAccountGroupOptions } from './use-account-group-options';

type Found = 'found' | 'chosen' | 'onSearchChange' | 'onDropdownOpen' | 'value';

export interface AccountGroupPickerProps extends Omit<SearchingSelectProps, Found> {
  /** Id; null: none. */
  readonly value: string | null;
}

/** One account group, found by name or id. For those who may read accounts. */
export function AccountGroupPicker({ value, ...props }: AccountGroupPickerProps): ReactElement {
  const options = useAccountGroupOptions(value === null || value === '' ? [] : [value]);
  return <SearchingSelect {...props} {...options} value={value} />;
}

export interface AccountGroupsPickerProps extends Omit<SearchingMultiSelectProps, Found> {
  /** Ids. */
  readonly value: string[];
}

/** Any number of account groups. */
export function AccountGroupsPicker({ value, ...props }: AccountGroupsPickerProps): ReactElement {
  const options = useAccountGroupOptions(value);
  return <SearchingMultiSelect {...props} {...options} value={value} />;
}
