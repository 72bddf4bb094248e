import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { AccountPicker } from '../../../components/pickers/account-picker';
import { DataList } from '../../../lists/data-list';
import { SearchField } from '../../../lists/search-field';
import { useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { useAccountColumns } from '../../../accounts/list/account-columns';
import { accountQuery } from '../../../accounts/list/account-query';
import type { AccountGroup } from '../group';
import { useMembership } from './use-membership';

/** The accounts of a group, and how they fare. */
export function GroupAccounts({ group }: { readonly group: AccountGroup }): ReactElement {
  const { t } = useTranslation('groups');
  const mayWrite = usePermission('accounts.write');
  const list = useListState('priority');
  const answer = controlPlane.useQuery(
    'get',
    '/admin/accounts',
    { params: { query: { ...accountQuery(list), groupId: group.id } } },
    { placeholderData: keepPreviousData },
  );
  const { add, remove, pending } = useMembership(group);
  const columns = useAccountColumns().filter(({ accessor }) => accessor !== 'menu');
  const removal: (typeof columns)[number] = {
    accessor: 'remove',
    title: '',
    textAlign: 'right',
    render: ({ id, name }) => (
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        loading={pending === id}
        aria-label={t('removeAccount', { name })}
        onClick={() => remove(id)}
      >
        {t('remove')}
      </Button>
    ),
  };
  return (
    <DataList
      label={t('tab.accounts')}
      answer={answer}
      list={list}
      columns={mayWrite ? [...columns, removal] : columns}
      pinLastColumn={mayWrite}
      idOf={({ id }) => id}
      empty={{ title: t('noAccounts.title'), hint: t('noAccounts.hint') }}
      toolbar={
        <>
          <SearchField list={list} label={t('searchAccounts')} />
          {mayWrite ? (
            <AccountPicker
              w="min(20rem, 100%)"
              aria-label={t('addAccount')}
              placeholder={t('addAccount')}
              value={null}
              without={group.accountIds}
              disabled={pending !== undefined}
              onChange={(accountId) => {
                if (accountId !== null) add(accountId);
              }}
            />
          ) : null}
        </>
      }
    />
  );
}
