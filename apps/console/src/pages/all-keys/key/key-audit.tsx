import { Anchor, Code, Stack, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Moment } from '../../../components/moment';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';

/** What was done with a key, and by whom. */
export function KeyAudit({ keyId }: { readonly keyId: string }): ReactElement {
  const { t } = useTranslation('all-keys');
  const list = useListState();
  const answer = controlPlane.useQuery(
    'get',
    '/admin/audit',
    {
      params: { query: { subjectId: keyId, limit: 20, ...(list.cursor === undefined ? {} : { cursor: list.cursor }) } },
    },
    { placeholderData: keepPreviousData },
  );
  return (
    <Stack>
      <Text size="sm">
        <Anchor component={Link} to={`/audit?subjectId=${encodeURIComponent(keyId)}`} inherit>
          {t('audit.all')}
        </Anchor>
      </Text>
      <DataList
        label={t('tab.audit')}
        answer={answer}
        list={list}
        idOf={({ id }) => id}
        empty={{ title: t('audit.empty') }}
        columns={[
          { accessor: 'at', title: t('audit.at'), noWrap: true, render: ({ at }) => <Moment at={at} relative /> },
          { accessor: 'action', title: t('audit.action'), render: ({ action }) => <Code>{action}</Code> },
          {
            accessor: 'actor',
            title: t('audit.actor'),
            render: ({ actor }) => actor.username ?? actor.task ?? actor.kind,
          },
          { accessor: 'outcome', title: t('audit.outcome'), render: ({ outcome }) => t(`audit.is.${outcome}`) },
          { accessor: 'after', title: t('audit.fields'), render: ({ after }) => Object.keys(after ?? {}).join(', ') },
        ]}
      />
    </Stack>
  );
}
