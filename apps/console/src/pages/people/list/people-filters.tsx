import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { TagFilter } from '../../../components/filters/tag-filter';
import { AccountGroupPicker } from '../../../components/pickers/account-group-picker';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { personStates, providers, roles } from '../person';

/** Search and filters of people. */
export function PeopleFilters({ list }: { readonly list: ListState }): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  const maySeeGroups = usePermission('accounts.read');
  return (
    <>
      <SearchField list={list} label={t('search')} />
      <ChoiceFilter
        list={list}
        name="state"
        label={t('column.state')}
        choices={personStates.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      <ChoiceFilter
        list={list}
        name="role"
        label={t('column.role')}
        choices={roles.map((value) => ({ value, label: t(`common:role.${value}`) }))}
      />
      <ChoiceFilter
        list={list}
        name="provider"
        label={t('column.provider')}
        choices={providers.map((value) => ({ value, label: t(`provider.${value}`) }))}
      />
      {maySeeGroups ? (
        <AccountGroupPicker
          aria-label={t('column.groups')}
          placeholder={t('column.groups')}
          value={list.filter('groupId') ?? null}
          onChange={(groupId) => list.change({ groupId: groupId ?? undefined })}
          clearable
          w="10rem"
        />
      ) : null}
      <TagFilter list={list} label={t('filterByTag')} />
    </>
  );
}
