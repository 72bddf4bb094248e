import { Anchor, Code, Group, Stack } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { Moment } from '../../../components/moment';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';
import type { Person } from '../person';

/** What was lately done to somebody's record, and by whom. */
export function PersonAudit({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('people');
  const list = useListState();
  const answer = controlPlane.useQuery(
    'get',
    '/admin/audit',
    {
      params: {
        query: { subjectId: person.id, limit: 20, ...(list.cursor === undefined ? {} : { cursor: list.cursor }) },
      },
    },
    { placeholderData: keepPreviousData },
  );
  const [of, by] = [`/audit?subjectId=${person.id}`, `/audit?actorId=${person.id}`];
  return (
    <Stack>
      <Group>
        <Anchor component={Link} to={of} size="sm">
          {t('audit.allOf')}
        </Anchor>
        <Anchor component={Link} to={by} size="sm">
          {t('audit.allBy')}
        </Anchor>
      </Group>
      <DataList
        label={t('tab.audit')}
        answer={answer}
        list={list}
        idOf={({ id }) => id}
        empty={{ title: t('audit.empty') }}
        columns={[
          { accessor: 'at', title: t('audit.at'), render: ({ at }) => <Moment at={at} relative /> },
          {
            accessor: 'action',
            title: t('audit.action'),
            render: ({ action }) => (
              <Anchor component={Link} to={`${of}&action=${encodeURIComponent(action)}`} inherit>
                <Code>{action}</Code>
              </Anchor>
            ),
          },
          {
            accessor: 'actor',
            title: t('audit.actor'),
            render: ({ actor }) => actor.username ?? actor.task ?? t(`audit.kind.${actor.kind}`),
          },
          { accessor: 'outcome', title: t('audit.outcome'), render: ({ outcome }) => t(`audit.is.${outcome}`) },
          {
            accessor: 'after',
            title: t('audit.fields'),
            render: ({ after }) => Object.keys(after ?? {}).join(', '),
          },
        ]}
      />
    </Stack>
  );
}
