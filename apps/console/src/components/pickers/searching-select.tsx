import { MultiSelect, type MultiSelectProps, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PAUSE_MS = 250;
const MOST_FOUND = 50;

export interface PickerOption {
  readonly value: string;
  readonly label: string;
}

interface Searching {
  /** What fits the search; absent: it is not known yet. */
  readonly found: readonly PickerOption[] | undefined;
  /** What is chosen, which need not fit the search. */
  readonly chosen: readonly PickerOption[];
  /** Told what is typed, and an empty text where nothing is looked for. */
  readonly onSearchChange: (search: string) => void;
}

type Taken = 'data' | 'searchable' | 'searchValue' | 'onSearchChange' | 'filter';

export interface SearchingSelectProps extends Omit<SelectProps, Taken>, Searching {}
export interface SearchingMultiSelectProps extends Omit<MultiSelectProps, Taken>, Searching {}

const optionsOf = ({ found = [], chosen }: Pick<Searching, 'found' | 'chosen'>): PickerOption[] => [
  ...chosen.filter(({ value }) => !found.some((option) => option.value === value)),
  ...found,
];

/** A choice of which the control plane and not the browser is asked what fits, because there may be thousands. */
export function SearchingSelect({ found, chosen, onSearchChange, ...field }: SearchingSelectProps): ReactElement {
  const { t } = useTranslation();
  return (
    <Select
      nothingFoundMessage={found ? t('list.nothingFound') : t('state.loading')}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      {...field}
      data={optionsOf({ found, chosen })}
      searchable
      filter={({ options }) => options}
      // The name of what is chosen stands in the field without having been typed.
      onSearchChange={(text) => onSearchChange(chosen.some(({ label }) => label === text) ? '' : text)}
    />
  );
}

export function SearchingMultiSelect({
  found,
  chosen,
  onSearchChange,
  ...field
}: SearchingMultiSelectProps): ReactElement {
  const { t } = useTranslation();
  return (
    <MultiSelect
      nothingFoundMessage={found ? t('list.nothingFound') : t('state.loading')}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      {...field}
      data={optionsOf({ found, chosen })}
      searchable
      filter={({ options }) => options}
      onSearchChange={onSearchChange}
    />
  );
}

/** What the control plane is asked for where it is to find what fits. */
export const pickerQuery = (asked: string): { readonly limit: number; readonly search?: string } => ({
  limit: MOST_FOUND,
  ...(asked === '' ? {} : { search: asked }),
});

/** What to ask for, behind the typing by a pause, and what takes each text that is typed. */
export function usePickerSearch(): [asked: string, setSearch: (search: string) => void] {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  return [asked, setText];
}
