import { Anchor, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { LimitsStanding } from '../../../keys/limits-standing';
import { standingRows } from '../../../keys/standing-rows';
import { DataList } from '../../../lists/data-list';
import { sortOf } from '../../../lists/one-of';
import { SearchField } from '../../../lists/search-field';
import { useListState } from '../../../lists/use-list-state';

const KEYS = 20;

/** What I have left over all of my keys, and what each of them has left of its own. */
export function OwnLimitsTab(): ReactElement {
  const { t } = useTranslation('own-usage');
  const list = useListState('name');
  const { search, cursor } = list;
  const sort = sortOf(['name', 'createdAt'], list.sort) ?? 'name';
  const answer = controlPlane.useQuery(
    'get',
    '/me/limits',
    {
      params: {
        query: {
          ...{ limit: KEYS, sort },
          ...(search === '' ? {} : { search }),
          ...(cursor === undefined ? {} : { cursor }),
        },
      },
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <Stack gap="lg">
      {answer.error === null ? (
        <Paper withBorder p="md" maw="44rem">
          <Title order={2} size="h4" mb="xs">
            {t('limits.own')}
          </Title>
          <Text size="sm" c="dimmed" mb="md">
            {t('limits.ownHint')}
          </Text>
          {!answer.data ? (
            <Skeleton h="4rem" />
          ) : standingRows(answer.data.limits).length === 0 ? (
            <Text size="sm">{t('limits.noneOwn')}</Text>
          ) : (
            <LimitsStanding standing={answer.data.limits} />
          )}
        </Paper>
      ) : null}
      <Title order={2} size="h4">
        {t('limits.ofKeys')}
      </Title>
      <DataList
        label={t('limits.ofKeys')}
        answer={answer}
        list={{ ...list, isNarrowed: search !== '', clear: () => list.change({ search: undefined }) }}
        columns={[
          {
            accessor: 'name',
            title: t('key'),
            sortable: true,
            width: 180,
            render: ({ keyId, name }) => (
              <Anchor component={Link} to={`/keys/${keyId}`} style={{ overflowWrap: 'anywhere' }}>
                {name}
              </Anchor>
            ),
          },
          {
            accessor: 'limits',
            title: t('tab.limits'),
            width: 420,
            render: ({ limits }) => <LimitsStanding standing={limits} />,
          },
        ]}
        idOf={({ keyId }) => keyId}
        empty={{ title: t('limits.noKeys'), hint: t('limits.noKeysHint') }}
        toolbar={<SearchField list={list} label={t('limits.search')} />}
      />
    </Stack>
  );
}
