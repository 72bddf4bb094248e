import { Select } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountGroupPicker } from '../../../components/pickers/account-group-picker';
import { platforms } from '../../../components/platform-name/platforms';
import { usePlatformName } from '../../../components/platform-name/use-platform-name';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import { accountStatuses } from '../../../accounts/list/account-query';

/** Search and filters of the accounts. */
export function AccountFilters({ list }: { readonly list: ListState }): ReactElement {
  const { t } = useTranslation(['accounts', 'common']);
  const nameOf = usePlatformName();
  const clear = { 'aria-label': t('common:action.clear') };
  return (
    <>
      <SearchField list={list} label={t('search')} />
      <Select
        w="11rem"
        clearable
        clearButtonProps={clear}
        aria-label={t('column.state')}
        placeholder={t('filter.anyState')}
        data={accountStatuses.map((value) => ({ value, label: t(`standing.${value}.name`) }))}
        value={list.filter('state') ?? null}
        onChange={(state) => list.change({ state: state ?? undefined })}
      />
      <Select
        w="12rem"
        clearable
        clearButtonProps={clear}
        aria-label={t('column.platform')}
        placeholder={t('filter.anyPlatform')}
        data={platforms.map((value) => ({ value, label: nameOf(value) }))}
        value={list.filter('platform') ?? null}
        onChange={(platform) => list.change({ platform: platform ?? undefined })}
      />
      <AccountGroupPicker
        w="12rem"
        clearable
        aria-label={t('column.groups')}
        placeholder={t('filter.anyGroup')}
        value={list.filter('groupId') ?? null}
        onChange={(groupId) => list.change({ groupId: groupId ?? undefined })}
      />
      <Select
        w="12rem"
        clearable
        clearButtonProps={clear}
        aria-label={t('filter.whose')}
        placeholder={t('filter.whose')}
        data={[
          { value: 'true', label: t('filter.personal') },
          { value: 'false', label: t('filter.shared') },
        ]}
        value={list.filter('personal') ?? null}
        onChange={(personal) => list.change({ personal: personal ?? undefined })}
      />
    </>
  );
}
