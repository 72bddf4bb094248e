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
  /** Told when somebody wants to see what there is. */
  readonly onDropdownOpen: () => void;
}

type Taken = 'data' | 'searchable' | 'searchValue' | 'onSearchChange' | 'onDropdownOpen' | 'filter';

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
export const pickerQuery = (asked: string | undefined): { readonly limit: number; readonly search?: string } => ({
  limit: MOST_FOUND,
  ...(asked ? { search: asked } : {}),
});

export interface PickerSearch extends Pick<Searching, 'onSearchChange' | 'onDropdownOpen'> {
  /** What to ask for, behind the typing by a pause; absent: nobody has opened the field, and nothing needs to be asked. */
  readonly asked: string | undefined;
}

export function usePickerSearch(): PickerSearch {
  const [text, setText] = useState('');
  const [isWanted, setWanted] = useState(false);
  const [asked] = useDebouncedValue(text.trim(), PAUSE_MS);
  return {
    asked: isWanted || asked !== '' ? asked : undefined,
    onSearchChange: setText,
    onDropdownOpen: () => setWanted(true),
  };
}
