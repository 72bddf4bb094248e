import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListState } from '../../lists/use-list-state';

export interface ChoiceFilterProps {
  readonly list: Pick<ListState, 'filter' | 'change'>;
  /** Of the filter, as it stands in the address. */
  readonly name: string;
  readonly label: string;
  /** Where nothing is chosen; absent: the label. */
  readonly placeholder?: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly w?: string;
  readonly searchable?: boolean;
}

/** Narrows a list to one of several values. What the address says and nobody knows is as good as nothing. */
export function ChoiceFilter({ list, name, label, placeholder, choices, ...field }: ChoiceFilterProps): ReactElement {
  const { t } = useTranslation();
  const value = list.filter(name);
  return (
    <Select
      w="10rem"
      {...field}
      aria-label={label}
      placeholder={placeholder ?? label}
      data={[...choices]}
      value={choices.some((choice) => choice.value === value) ? (value ?? null) : null}
      onChange={(chosen) => list.change({ [name]: chosen ?? undefined })}
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
    />
  );
}
