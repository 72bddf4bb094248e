import { TagsInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListState } from '../../lists/use-list-state';
import { useTagSuggestions } from '../use-tag-suggestions';

export interface TagFilterProps {
  readonly list: Pick<ListState, 'filter' | 'change'>;
  readonly label: string;
}

/** Narrows a list to what has a tag: written, or taken from those that there are. */
export function TagFilter({ list, label }: TagFilterProps): ReactElement {
  const { t } = useTranslation();
  const suggestions = useTagSuggestions();
  const tag = list.filter('tag');
  return (
    <TagsInput
      w="10rem"
      aria-label={label}
      placeholder={tag === undefined ? label : ''}
      value={tag === undefined ? [] : [tag]}
      onChange={(tags) => list.change({ tag: tags[0]?.trim() })}
      maxTags={1}
      clearable
      clearButtonProps={{ 'aria-label': t('action.clear') }}
      acceptValueOnBlur
      {...suggestions}
    />
  );
}
