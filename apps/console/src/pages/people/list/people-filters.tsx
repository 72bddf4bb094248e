import { Select, TagsInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountGroupPicker } from '../../../components/pickers/account-group-picker';
import { useTagSuggestions } from '../../../components/use-tag-suggestions';
import { oneOf } from '../../../lists/one-of';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { personStates, providers, roles } from '../person';

export function PeopleFilters({ list }: { readonly list: ListState }): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  const maySeeGroups = usePermission('accounts.read');
  const suggestions = useTagSuggestions();
  const clear = { 'aria-label': t('common:action.clear') };
  return (
    <>
      <SearchField list={list} label={t('search')} />
      <Select
        aria-label={t('column.state')}
        placeholder={t('column.state')}
        data={personStates.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={oneOf(personStates, list.filter('state')) ?? null}
        onChange={(state) => list.change({ state: state ?? undefined })}
        clearable
        clearButtonProps={clear}
        w="9rem"
      />
      <Select
        aria-label={t('column.role')}
        placeholder={t('column.role')}
        data={roles.map((value) => ({ value, label: t(`common:role.${value}`) }))}
        value={oneOf(roles, list.filter('role')) ?? null}
        onChange={(role) => list.change({ role: role ?? undefined })}
        clearable
        clearButtonProps={clear}
        w="9rem"
      />
      <Select
        aria-label={t('column.provider')}
        placeholder={t('column.provider')}
        data={providers.map((value) => ({ value, label: t(`provider.${value}`) }))}
        value={oneOf(providers, list.filter('provider')) ?? null}
        onChange={(provider) => list.change({ provider: provider ?? undefined })}
        clearable
        clearButtonProps={clear}
        w="9rem"
      />
      {maySeeGroups ? (
        <AccountGroupPicker
          aria-label={t('column.groups')}
          placeholder={t('column.groups')}
          value={list.filter('groupId') ?? null}
          onChange={(groupId) => list.change({ groupId: groupId ?? undefined })}
          clearable
          w="11rem"
        />
      ) : null}
      <TagsInput
        aria-label={t('filterByTag')}
        placeholder={list.filter('tag') === undefined ? t('filterByTag') : ''}
        value={[list.filter('tag') ?? []].flat()}
        onChange={(tags) => list.change({ tag: tags[0]?.trim() })}
        maxTags={1}
        clearable
        clearButtonProps={clear}
        acceptValueOnBlur
        {...suggestions}
        w="9rem"
      />
    </>
  );
}
