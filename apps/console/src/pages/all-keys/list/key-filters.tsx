import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { TagFilter } from '../../../components/filters/tag-filter';
import { AccountGroupPicker } from '../../../components/pickers/account-group-picker';
import { AccountPicker } from '../../../components/pickers/account-picker';
import { PersonPicker } from '../../../components/pickers/person-picker';
import { SearchField } from '../../../lists/search-field';
import type { ListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { keyFilterStates, origins } from '../any-key';

const WIDTH = '10rem';

/** Search and filters of the keys of everybody. */
export function KeyFilters({ list }: { readonly list: ListState }): ReactElement {
  const { t } = useTranslation('all-keys');
  const maySeePeople = usePermission('users.read');
  const maySeeAccounts = usePermission('accounts.read');
  return (
    <>
      <SearchField list={list} label={t('search')} />
      <ChoiceFilter
        list={list}
        name="state"
        label={t('column.state')}
        choices={keyFilterStates.map((value) => ({ value, label: t(`filter.${value}`) }))}
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
      <ChoiceFilter
        list={list}
        name="origin"
        label={t('column.origin')}
        choices={origins.map((value) => ({ value, label: t(`origin.${value}`) }))}
      />
      <TagFilter list={list} label={t('filter.tag')} />
    </>
  );
}
