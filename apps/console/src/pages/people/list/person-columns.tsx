import type { DataTableColumn } from 'mantine-datatable';
import { useTranslation } from 'react-i18next';
import { Count } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { TagLinks } from '../../../components/tag-links';
import { TextLink } from '../../../components/text-link';
import type { ListedPerson } from '../person';
import { PersonStateBadge } from '../person-state';

/** Columns of the list of people; a tag leads to all who have it. */
export function usePersonColumns(): DataTableColumn<ListedPerson>[] {
  const { t } = useTranslation(['people', 'common']);
  return [
    {
      accessor: 'username',
      title: t('column.username'),
      sortable: true,
      noWrap: true,
      render: ({ id, username }) => <TextLink to={`/people/${id}`}>{username}</TextLink>,
    },
    { accessor: 'displayName', title: t('column.displayName'), sortable: true, noWrap: true },
    {
      accessor: 'active',
      title: t('column.state'),
      noWrap: true,
      render: (person) => <PersonStateBadge person={person} />,
    },
    { accessor: 'role', title: t('column.role'), sortable: true, render: ({ role }) => t(`common:role.${role}`) },
    {
      accessor: 'provider',
      title: t('column.provider'),
      sortable: true,
      render: ({ provider }) => t(`provider.${provider}`),
    },
    {
      accessor: 'groups',
      title: t('column.groups'),
      render: ({ groups }) => (
        <div className="cut" style={{ maxWidth: '16rem' }} title={groups.map(({ name }) => name).join(', ')}>
          {groups.map(({ name }) => name).join(', ')}
        </div>
      ),
    },
    {
      accessor: 'tags',
      title: t('column.tags'),
      noWrap: true,
      render: ({ tags }) => <TagLinks tags={tags} list="/people" labelOf={(tag) => t('withTag', { tag })} />,
    },
    {
      accessor: 'keyCount',
      title: t('column.keys'),
      sortable: true,
      textAlign: 'right',
      render: ({ keyCount }) => <Count value={keyCount} />,
    },
    {
      accessor: 'lastSignInAt',
      title: t('column.lastSignIn'),
      sortable: true,
      render: ({ lastSignInAt }) => (lastSignInAt === null ? t('never') : <Moment at={lastSignInAt} relative />),
    },
    {
      accessor: 'lastUsedAt',
      title: t('column.lastUsed'),
      sortable: true,
      render: ({ lastUsedAt }) => (lastUsedAt === null ? t('never') : <Moment at={lastUsedAt} relative />),
    },
  ];
}
