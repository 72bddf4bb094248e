import { TagsInput } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

export interface ModelsFieldProps {
  readonly label: string;
  readonly description?: string | undefined;
  readonly value: readonly string[];
  readonly onChange: (models: string[]) => void;
  /** Names to choose from; any other can be written as well. */
  readonly known?: readonly string[] | undefined;
  readonly error?: ReactNode;
}

/** Names of models as clients write them, `*` standing for any text. */
export function ModelsField({ value, onChange, known = [], ...field }: ModelsFieldProps): ReactElement {
  const { t } = useTranslation('key-form');
  return (
    <TagsInput
      {...field}
      placeholder={value.length === 0 ? t('models.placeholder') : ''}
      value={[...value]}
      onChange={(names) => onChange(names.map((name) => name.trim()).filter((name) => name !== ''))}
      data={[...known]}
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
      acceptValueOnBlur
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}
