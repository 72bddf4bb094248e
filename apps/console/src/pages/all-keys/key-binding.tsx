import { Anchor, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePermission } from '../../session/use-profile';
import type { ListedKey } from './any-key';

type Bound = Pick<
  ListedKey,
  'groupId' | 'groupName' | 'accountId' | 'accountName' | 'fallbackGroupId' | 'fallbackGroupName'
>;

/** What serves a key, and what it turns to when that cannot. */
export function KeyBinding({ apiKey }: { readonly apiKey: Bound }): ReactElement {
  const { t } = useTranslation('all-keys');
  const { groupId, groupName, accountId, accountName, fallbackGroupId, fallbackGroupName } = apiKey;
  return (
    <>
      {groupId !== undefined ? (
        <Leading to={`/groups/${groupId}`}>{groupName ?? groupId}</Leading>
      ) : accountId !== undefined ? (
        <Leading to={`/accounts/${accountId}`}>{accountName ?? accountId}</Leading>
      ) : (
        <Text component="span" inherit c="dimmed">
          {t('binding.pool')}
        </Text>
      )}
      {fallbackGroupId === undefined ? null : (
        <Text size="xs" c="dimmed">
          {t('binding.else', { name: fallbackGroupName ?? fallbackGroupId })}
        </Text>
      )}
    </>
  );
}

function Leading({ to, children }: { readonly to: string; readonly children: ReactNode }): ReactElement {
  return usePermission('accounts.read') ? (
    <Anchor component={Link} to={to} inherit>
      {children}
    </Anchor>
  ) : (
    <span>{children}</span>
  );
}
