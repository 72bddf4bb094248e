import { TagsInput, type TagsInputProps } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useTagSuggestions } from './use-tag-suggestions';

const MOST_TAGS = 20;
const LONGEST_TAG = 50;

export interface TagsFieldProps extends Omit<TagsInputProps, 'value' | 'onChange' | 'maxTags' | 'label'> {
  readonly label?: string;
  readonly value: string[];
  readonly onChange: (tags: string[]) => void;
}

/** Words that people and keys are found by: written and ended with Enter or a comma, or taken from those that others have. */
export function TagsField({ value, onChange, label, ...field }: TagsFieldProps): ReactElement {
  const { t } = useTranslation();
  const suggestions = useTagSuggestions();
  return (
    <TagsInput
      label={label ?? t('tags.label')}
      description={t('tags.hint')}
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      acceptValueOnBlur
      {...suggestions}
      {...field}
      value={value}
      onChange={(tags) => onChange(tags.map((tag) => tag.trim().slice(0, LONGEST_TAG)).filter((tag) => tag !== ''))}
      maxTags={MOST_TAGS}
    />
  );
}
