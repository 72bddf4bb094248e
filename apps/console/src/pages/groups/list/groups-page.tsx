import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { Page } from '../../../components/page';
import { DataList } from '../../../lists/data-list';
import { SearchField } from '../../../lists/search-field';
import { useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { strategies } from '../group';
import { useGroupColumns } from './group-columns';
import { groupQuery } from './group-query';

export function Component(): ReactElement {
  const { t } = useTranslation('groups');
  const mayWrite = usePermission('accounts.write');
  const list = useListState('name');
  const answer = controlPlane.useQuery(
    'get',
    '/admin/account-groups',
    { params: { query: groupQuery(list) } },
    { placeholderData: keepPreviousData },
  );
  const add = mayWrite ? (
    <Button component={Link} to="/groups/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('add')}
    </Button>
  ) : null;
  return (
    <Page title={t('title')} description={t('description')} actions={add}>
      <DataList
        label={t('title')}
        answer={answer}
        list={list}
        columns={useGroupColumns()}
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t('empty.hint'), action: add }}
        toolbar={
          <>
            <SearchField list={list} label={t('search')} />
            <ChoiceFilter
              list={list}
              name="strategy"
              label={t('column.strategy')}
              placeholder={t('anyStrategy')}
              choices={strategies.map((value) => ({ value, label: t(`strategy.${value}.name`) }))}
              w="12rem"
            />
          </>
        }
      />
    </Page>
  );
}
