import { Loader, Select, type SelectProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';

const PAUSE_MS = 250;

export interface PickerOption {
  readonly value: string;
  readonly label: string;
}

/** What pickers of people, policies, accounts and groups take beside what a field of the kit takes. */
export interface PickerProps extends Omit<
  SelectProps,
  'data' | 'value' | 'onChange' | 'searchable' | 'searchValue' | 'onSearchChange' | 'filter' | 'rightSection'
> {
  /** The id that is chosen; null: none. */
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
}

export interface SearchingSelectProps extends PickerProps {
  /** What was found. */
  readonly options: readonly PickerOption[];
  /** What is chosen, which what was found need not hold. */
  readonly chosen: PickerOption | undefined;
  readonly isSearching: boolean;
  readonly searchValue: string;
  readonly onSearchChange: (text: string) => void;
}

/** A field that is searched by the control plane and not by the browser, because there may be thousands. */
export function SearchingSelect({ options, chosen, isSearching, ...field }: SearchingSelectProps): ReactElement {
  const { t } = useTranslation();
  const known = chosen === undefined || options.some(({ value }) => value === chosen.value) ? [] : [chosen];
  return (
    <Select
      nothingFoundMessage={isSearching ? t('state.loading') : t('list.nothingFound')}
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      {...field}
      data={[...known, ...options]}
      searchable
      filter={({ options: all }) => all}
      {...(isSearching ? { rightSection: <Loader size="xs" /> } : {})}
    />
  );
}

export interface PickerSearch {
  readonly text: string;
  readonly setText: (text: string) => void;
  /** What to ask for: follows the text when the typing pauses; empty where the text is the name of what is chosen. */
  readonly wanted: string;
}

export function usePickerSearch(nameOfChosen: string | undefined): PickerSearch {
  const [text, setText] = useState('');
  const [paused] = useDebouncedValue(text.trim(), PAUSE_MS);
  return { text, setText, wanted: paused === nameOfChosen ? '' : paused };
}
