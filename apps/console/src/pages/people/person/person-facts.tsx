import { Anchor, Badge, Code, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CopyButton } from '../../../components/copy-button';
import { Fact, Facts, WordsFact } from '../../../components/facts';
import { Count } from '../../../components/figures';
import { Moment } from '../../../components/moment';
import { usePermission } from '../../../session/use-profile';
import { type ShownPerson, stateOf } from '../person';
import { PersonStateBadge } from '../person-state';

/** Who somebody is, where they come from and what they belong to. */
export function PersonFacts({ person }: { readonly person: ShownPerson }): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  const maySeeKeys = usePermission('keys.manage');
  const { id, email, role, provider, directory, groups, groupIds, tags, keyCount, createdAt, deletedAt } = person;
  const suspendedBecause = stateOf(person) === 'suspended' ? directory?.suspended : undefined;
  return (
    <Facts>
      <Fact name={t('column.state')}>
        <Group gap="xs">
          <PersonStateBadge person={person} />
          {person.mustChangePassword ? (
            <Badge variant="light" color="yellow" tt="none">
              {t('mustChangePassword')}
            </Badge>
          ) : null}
        </Group>
        {suspendedBecause === undefined ? null : <Text size="sm">{t(`suspended.${suspendedBecause}`)}</Text>}
      </Fact>
      <Fact name={t('column.role')}>{t(`common:role.${role}`)}</Fact>
      <Fact name={t('column.provider')}>{t(`provider.${provider}`)}</Fact>
      {email === undefined ? null : <Fact name={t('column.email')}>{email}</Fact>}
      <Fact name={t('column.keys')}>
        {maySeeKeys ? (
          <Anchor component={Link} to={`/all-keys?userId=${encodeURIComponent(id)}`} inherit>
            {t('keys', { count: keyCount })}
          </Anchor>
        ) : (
          <Count value={keyCount} />
        )}
      </Fact>
      <Fact name={t('created')}>
        <Moment at={createdAt} relative />
      </Fact>
      {deletedAt === undefined ? null : (
        <Fact name={t('state.deleted')}>
          <Moment at={deletedAt} relative />
        </Fact>
      )}
      <WordsFact
        name={t('column.groups')}
        words={groups.map((group) =>
          groupIds.includes(group.id) ? group.name : t('byDirectory', { name: group.name }),
        )}
      />
      <WordsFact name={t('column.tags')} words={tags} />
      {directory ? (
        <Fact name={t('entry')}>
          <Code>{directory.dn}</Code>
        </Fact>
      ) : null}
      <Fact name={t('id')}>
        <Code>{id}</Code> <CopyButton value={id} label={t('copyId')} />
      </Fact>
    </Facts>
  );
}
