import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import type { GroupOfAccounts } from '../attention/group-troubles';
import type { LiveStatus } from './pool-sections';

/** What needs somebody first. */
export const statuses: readonly LiveStatus[] = [
  ...(['needs_reauth', 'unreadable', 'expired', 'cooling', 'paused', 'available'] as const),
];

export interface AccountFiltersProps {
  readonly list: ListState;
  readonly groups: readonly GroupOfAccounts[] | undefined;
}

export function AccountFilters({ list, groups = [] }: AccountFiltersProps): ReactElement {
  const { t } = useTranslation(['pool', 'common']);
  const clear = { 'aria-label': t('common:action.clear') };
  return (
    <>
      <SearchField list={list} label={t('accounts.search')} />
      <Select
        w="11rem"
        clearable
        clearButtonProps={clear}
        aria-label={t('accounts.state')}
        placeholder={t('accounts.anyState')}
        data={statuses.map((value) => ({ value, label: t(`status.${value}`) }))}
        value={list.filter('state') ?? null}
        onChange={(state) => list.change({ state: state ?? undefined })}
      />
      <Select
        w="13rem"
        clearable
        searchable
        clearButtonProps={clear}
        aria-label={t('accounts.group')}
        placeholder={t('accounts.anyGroup')}
        data={groups.map(({ id, name }) => ({ value: id, label: name }))}
        value={list.filter('group') ?? null}
        onChange={(group) => list.change({ group: group ?? undefined })}
        limit={50}
      />
    </>
  );
}
