import { Anchor, Group, Stack } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../components/moment';
import { TextLink } from '../components/text-link';
import { DataList } from '../lists/data-list';
import { useListState } from '../lists/use-list-state';
import { Actor } from './actor';
import { OutcomeBadge } from './outcome-badge';
import { useActionWords } from './use-action-words';
import { useAuditEntries } from './use-audit-entries';

export interface SubjectEntriesProps {
  /** Of what there are entries. */
  readonly subjectId: string;
  /** Beside the link to all entries about it. */
  readonly links?: ReactNode;
}

/** What was done to something, and by whom, newest first. For those who may read the audit log. */
export function SubjectEntries({ subjectId, links }: SubjectEntriesProps): ReactElement {
  const { t } = useTranslation('audit');
  const words = useActionWords();
  const list = useListState();
  const answer = useAuditEntries({ subjectId }, '-seq', list.cursor);
  return (
    <Stack>
      <Group>
        <Anchor component={Link} to={`/audit?subjectId=${encodeURIComponent(subjectId)}`} size="sm">
          {t('fact.allOfSubject')}
        </Anchor>
        {links}
      </Group>
      <DataList
        label={t('title')}
        answer={answer}
        list={list}
        idOf={({ id }) => id}
        empty={{ title: t('ofSubject.empty') }}
        columns={[
          {
            accessor: 'at',
            title: t('column.at'),
            noWrap: true,
            render: ({ seq, at }) => (
              <TextLink to={`/audit/${seq}`}>
                <Moment at={at} relative />
              </TextLink>
            ),
          },
          { accessor: 'actor', title: t('column.who'), render: ({ actor }) => <Actor actor={actor} /> },
          { accessor: 'action', title: t('column.what'), render: ({ action }) => words(action) },
          {
            accessor: 'outcome',
            title: t('column.outcome'),
            noWrap: true,
            render: ({ outcome }) => <OutcomeBadge outcome={outcome} />,
          },
          {
            accessor: 'after',
            title: t('ofSubject.fields'),
            render: ({ after }) => Object.keys(after ?? {}).join(', '),
          },
        ]}
      />
    </Stack>
  );
}
