import { Button, Text } from '@mantine/core';
import type { components } from '@app/admin-client';
import { keepPreviousData } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { Moment } from '../../../components/moment';
import { tellDone } from '../../../components/tell';
import { DataList } from '../../../lists/data-list';
import { useListState } from '../../../lists/use-list-state';
import { useProfile } from '../../../session/use-profile';
import { type Person, mayManage } from '../person';

type Session = components['schemas']['SessionView'];

/** Where somebody is signed in, in browsers and on devices. */
export function PersonSessions({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('people');
  const { role, permissions } = useProfile();
  const invalidate = useInvalidate();
  const list = useListState();
  const answer = controlPlane.useQuery(
    'get',
    '/admin/users/{id}/sessions',
    {
      params: {
        path: { id: person.id },
        query: { limit: 50, ...(list.cursor === undefined ? {} : { cursor: list.cursor }) },
      },
    },
    { placeholderData: keepPreviousData },
  );
  const end = controlPlane.useMutation('delete', '/admin/users/{id}/sessions/{sessionId}', {
    onSuccess: async () => {
      await invalidate('/admin/users');
      tellDone(t('session.ended'));
    },
  });
  const ask = ({ id, kind }: Session): void =>
    confirmDestruction({
      title: t('session.endTitle'),
      consequences: t(`session.endConsequences.${kind}`),
      confirm: t('session.end'),
      onConfirm: () => end.mutate({ params: { path: { id: person.id, sessionId: id } } }),
    });
  const mayEnd = permissions.includes('users.write') && mayManage(role, person.role);
  return (
    <DataList
      label={t('tab.sessions')}
      answer={answer}
      list={list}
      idOf={({ id }) => id}
      empty={{ title: t('session.empty.title'), hint: t('session.empty.hint') }}
      columns={[
        { accessor: 'kind', title: t('session.kind'), render: ({ kind }) => t(`session.${kind}`) },
        {
          accessor: 'client',
          title: t('session.client'),
          render: ({ client, userAgent }) => (
            <Text size="sm" truncate="end" maw="24rem" title={client ?? userAgent ?? ''}>
              {client ?? userAgent}
            </Text>
          ),
        },
        { accessor: 'address', title: t('session.address') },
        {
          accessor: 'createdAt',
          title: t('session.since'),
          render: ({ createdAt }) => <Moment at={createdAt} relative />,
        },
        {
          accessor: 'lastUsedAt',
          title: t('session.lastUsed'),
          render: ({ lastUsedAt }) => <Moment at={lastUsedAt} relative />,
        },
        {
          accessor: 'id',
          title: t('session.act'),
          hidden: !mayEnd,
          textAlign: 'right',
          render: (session) =>
            session.current ? (
              <Text size="sm" c="dimmed">
                {t('session.this')}
              </Text>
            ) : (
              <Button
                size="compact-sm"
                variant="light"
                color="red"
                loading={end.isPending && end.variables.params.path.sessionId === session.id}
                onClick={() => ask(session)}
              >
                {t('session.end')}
              </Button>
            ),
        },
      ]}
    />
  );
}
