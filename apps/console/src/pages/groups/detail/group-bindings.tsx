import { Anchor, List, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../../session/use-profile';
import type { AccountGroup } from '../group';

/** Who gets the accounts of a group: keys that are bound to it, and people who belong to it. */
export function GroupBindings({ group }: { readonly group: AccountGroup }): ReactElement {
  const { t } = useTranslation('groups');
  const mayReadKeys = usePermission('keys.manage');
  const mayReadPeople = usePermission('users.read');
  const { id, keyCount, memberCount, directoryGroups = [] } = group;
  const keys = t('bound.keys', { count: keyCount });
  const people = t('bound.people', { count: memberCount });
  const of = `?groupId=${encodeURIComponent(id)}`;
  return (
    <Paper withBorder p="md" maw="44rem">
      <Stack gap="sm">
        <Text>
          {mayReadKeys ? (
            <Anchor component={Link} to={`/all-keys${of}`}>
              {keys}
            </Anchor>
          ) : (
            keys
          )}
        </Text>
        <Text>
          {mayReadPeople ? (
            <Anchor component={Link} to={`/people${of}`}>
              {people}
            </Anchor>
          ) : (
            people
          )}
        </Text>
        <Text size="sm" c="dimmed">
          {t('bound.hint')}
        </Text>
        {directoryGroups.length === 0 ? null : (
          <>
            <Text size="sm">{t('field.directoryGroups')}</Text>
            <List size="sm">
              {directoryGroups.map((name) => (
                <List.Item key={name}>{name}</List.Item>
              ))}
            </List>
          </>
        )}
      </Stack>
    </Paper>
  );
}
