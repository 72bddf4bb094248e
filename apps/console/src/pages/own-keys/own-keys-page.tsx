import { Button, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { Page } from '../../components/page';
import { DataList } from '../../lists/data-list';
import { sortOf } from '../../lists/one-of';
import { SearchField } from '../../lists/search-field';
import { useListState } from '../../lists/use-list-state';
import { useOwnKeyColumns } from './own-key-columns';
import { withPolicyEnd } from './policy-end';
import { ROWS_OF_A_PAGE } from '../../lists/rows-of-a-page';

const sorts = ['name', 'group', 'lastUsedAt', 'expiresAt', 'createdAt'] as const;

export function Component(): ReactElement {
  const { t } = useTranslation('keys');
  const list = useListState('-createdAt');
  const { search, cursor } = list;
  const sort = sortOf(sorts, list.sort);
  const answer = controlPlane.useQuery(
    'get',
    '/me/api-keys',
    {
      params: {
        query: {
          limit: ROWS_OF_A_PAGE,
          ...(search === '' ? {} : { search }),
          ...(sort === undefined ? {} : { sort }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  const policy = controlPlane.useQuery('get', '/me/key-policy');
  const shown = useMemo(() => {
    if (!answer.data) return answer;
    const items = answer.data.items.map((apiKey) => withPolicyEnd(apiKey, policy.data?.bindings));
    return { ...answer, data: { ...answer.data, items } };
  }, [answer, policy.data]);
  const mayIssue = policy.data !== undefined && policy.data.keysLeft > 0 && policy.data.bindings.length > 0;
  const issue = mayIssue ? (
    <Button component={Link} to="/keys/new" leftSection={<IconPlus size={16} aria-hidden />}>
      {t('issue')}
    </Button>
  ) : null;
  return (
    <Page
      title={t('title')}
      description={t('description')}
      actions={
        <>
          {policy.data ? (
            <Text size="sm" c="dimmed">
              {t('keysLeft', { count: policy.data.keysLeft, most: policy.data.maxKeys })}
            </Text>
          ) : null}
          {issue}
        </>
      }
    >
      <DataList
        label={t('title')}
        answer={shown}
        list={list}
        columns={useOwnKeyColumns()}
        idOf={({ id }) => id}
        empty={{ title: t('empty.title'), hint: t(mayIssue ? 'empty.hint' : 'empty.mayNot'), action: issue }}
        toolbar={<SearchField list={list} label={t('search')} />}
      />
    </Page>
  );
}
