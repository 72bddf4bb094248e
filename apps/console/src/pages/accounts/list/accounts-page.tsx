import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Page } from '../../../components/page';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { useAccountColumns } from '../../../accounts/list/account-columns';
import { AccountFilters } from './account-filters';
import { accountQuery } from '../../../accounts/list/account-query';

export function Component(): ReactElement {
  const { t } = useTranslation('accounts');
  const mayWrite = usePermission('accounts.write');
  const list = useListState('name');
  const answer = controlPlane.useQuery(
    'get',
    '/admin/accounts',
    { params: { query: accountQuery(list) } },
    { placeholderData: keepPreviousData },
  );
  const add = mayWrite ? (
    <Button component={Link} to="/accounts/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <Page title={t('title')} description={t('description')} actions={add}>
      <DataList
        label={t('title')}
        answer={answer}
        list={list}
        columns={useAccountColumns()}
        pinLastColumn
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t('empty.hint'), action: add }}
        toolbar={<AccountFilters list={list} />}
      />
    </Page>
  );
}
