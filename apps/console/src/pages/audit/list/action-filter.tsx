import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListState } from '../../../lists/use-list-state';
import { collections, otherActions } from '../../../audit/audit-entry';
import { useActionWords } from '../../../audit/use-action-words';

/** What was done: all that was done to records of one kind, or one thing of the others. */
export function ActionFilter({ list }: { readonly list: ListState }): ReactElement {
  const { t } = useTranslation(['audit', 'common']);
  const words = useActionWords();
  const action = list.filter('action');
  const areas = collections.map((name) => ({ value: `${name}.`, label: words(`${name}.`) }));
  const others = otherActions.map((value) => ({ value, label: words(value) }));
  const isKnown = action === undefined || [...areas, ...others].some(({ value }) => value === action);
  return (
    <Select
      aria-label={t('column.what')}
      placeholder={t('column.what')}
      data={[
        ...(isKnown ? [] : [{ value: action, label: words(action) }]),
        { group: t('filter.changes'), items: areas },
        { group: t('filter.others'), items: others },
      ]}
      value={action ?? null}
      onChange={(value) => list.change({ action: value ?? undefined })}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('common:action.clear') }}
      nothingFoundMessage={t('common:list.nothingFound')}
      w="14rem"
      maxDropdownHeight={320}
    />
  );
}
