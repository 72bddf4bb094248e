import { Select, TagsInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountGroupPicker } from '../../../components/pickers/account-group-picker';
import { AccountPicker } from '../../../components/pickers/account-picker';
import { PersonPicker } from '../../../components/pickers/person-picker';
import { oneOf } from '../../../lists/one-of';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { keyFilterStates, origins } from '../any-key';

const WIDTH = '10rem';

export function KeyFilters({ list }: { readonly list: ListState }): ReactElement {
  const { t } = useTranslation(['all-keys', 'common']);
  const maySeePeople = usePermission('users.read');
  const maySeeAccounts = usePermission('accounts.read');
  const clear = { 'aria-label': t('common:action.clear') };
  return (
    <>
      <SearchField list={list} label={t('search')} />
      <Select
        aria-label={t('column.state')}
        placeholder={t('column.state')}
        data={keyFilterStates.map((value) => ({ value, label: t(`filter.${value}`) }))}
        value={oneOf(keyFilterStates, list.filter('state')) ?? null}
        onChange={(state) => list.change({ state: state ?? undefined })}
        clearable
        clearButtonProps={clear}
        w={WIDTH}
      />
      {maySeePeople ? (
        <PersonPicker
          aria-label={t('column.owner')}
          placeholder={t('column.owner')}
          value={list.filter('userId') ?? null}
          onChange={(userId) => list.change({ userId: userId ?? undefined })}
          clearable
          w={WIDTH}
        />
      ) : null}
      {maySeeAccounts ? (
        <>
          <AccountGroupPicker
            aria-label={t('filter.group')}
            placeholder={t('filter.group')}
            value={list.filter('groupId') ?? null}
            onChange={(groupId) => list.change({ groupId: groupId ?? undefined })}
            clearable
            w={WIDTH}
          />
          <AccountPicker
            aria-label={t('filter.account')}
            placeholder={t('filter.account')}
            value={list.filter('accountId') ?? null}
            onChange={(accountId) => list.change({ accountId: accountId ?? undefined })}
            clearable
            w={WIDTH}
          />
        </>
      ) : null}
      <Select
        aria-label={t('column.origin')}
        placeholder={t('column.origin')}
        data={origins.map((value) => ({ value, label: t(`origin.${value}`) }))}
        value={oneOf(origins, list.filter('origin')) ?? null}
        onChange={(origin) => list.change({ origin: origin ?? undefined })}
        clearable
        clearButtonProps={clear}
        w={WIDTH}
      />
      <TagsInput
        aria-label={t('filter.tag')}
        placeholder={list.filter('tag') === undefined ? t('filter.tag') : ''}
        value={[list.filter('tag') ?? []].flat()}
        onChange={(tags) => list.change({ tag: tags[0]?.trim() })}
        maxTags={1}
        clearable
        clearButtonProps={clear}
        acceptValueOnBlur
        w={WIDTH}
      />
    </>
  );
}
