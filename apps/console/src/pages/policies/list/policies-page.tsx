import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { ChoiceFilter } from '../../../components/filters/choice-filter';
import { Page } from '../../../components/page';
import { DataList } from '../../../lists/data-list';
import { oneOf, sortOf } from '../../../lists/one-of';
import { SearchField } from '../../../lists/search-field';
import { useListState } from '../../../lists/use-list-state';
import { usePermission } from '../../../session/use-profile';
import { policyRoles } from '../policy-values';
import { usePolicyColumns } from './policy-columns';
import { ROWS_OF_A_PAGE } from '../../../lists/rows-of-a-page';

const sorts = ['name', 'createdAt', 'maxKeys', 'personCount'] as const;

export function Component(): ReactElement {
  const { t } = useTranslation(['policies', 'common']);
  const mayWrite = usePermission('policies.write');
  const list = useListState('name');
  const { search, cursor } = list;
  const [sort, role] = [sortOf(sorts, list.sort), oneOf(policyRoles, list.filter('role'))];
  const answer = controlPlane.useQuery(
    'get',
    '/admin/key-policies',
    {
      params: {
        query: {
          limit: ROWS_OF_A_PAGE,
          ...(search === '' ? {} : { search }),
          ...(cursor === undefined ? {} : { cursor }),
          ...(sort === undefined ? {} : { sort }),
          ...(role === undefined ? {} : { role }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  const create = (
    <Button component={Link} to="/policies/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('new')}
    </Button>
  );
  return (
    <Page title={t('title')} description={t('description')} actions={mayWrite ? create : null}>
      <DataList
        label={t('title')}
        answer={answer}
        list={list}
        columns={usePolicyColumns()}
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t('empty.hint') }}
        toolbar={
          <>
            <SearchField list={list} label={t('search')} />
            <ChoiceFilter
              list={list}
              name="role"
              label={t('filterByRole')}
              choices={policyRoles.map((value) => ({ value, label: t(`common:role.${value}`) }))}
              w="10rem"
            />
          </>
        }
      />
    </Page>
  );
}
