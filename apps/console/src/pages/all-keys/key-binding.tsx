import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/text-link';
import { usePermission } from '../../session/use-profile';
import type { ListedKey } from './any-key';

type Bound = Pick<
  ListedKey,
  'groupId' | 'groupName' | 'accountId' | 'accountName' | 'fallbackGroupId' | 'fallbackGroupName'
>;

/** What serves a key, and what it turns to when that cannot. */
export function KeyBinding({ apiKey }: { readonly apiKey: Bound }): ReactElement {
  const { groupId, groupName, accountId, accountName, fallbackGroupId, fallbackGroupName } = apiKey;
  return (
    <>
      {groupId !== undefined ? (
        <Leading to={`/groups/${groupId}`}>{groupName ?? groupId}</Leading>
      ) : accountId !== undefined ? (
        <Leading to={`/accounts/${accountId}`}>{accountName ?? accountId}</Leading>
      ) : (
        <Pool />
      )}
      {fallbackGroupId === undefined ? null : <Otherwise name={fallbackGroupName ?? fallbackGroupId} />}
    </>
  );
}

function Pool(): ReactElement {
  const { t } = useTranslation('all-keys');
  return <span className="dimmed">{t('binding.pool')}</span>;
}

function Otherwise({ name }: { readonly name: string }): ReactElement {
  const { t } = useTranslation('all-keys');
  return <div className="dimmed small">{t('binding.else', { name })}</div>;
}

function Leading({ to, children }: { readonly to: string; readonly children: ReactNode }): ReactElement {
  return usePermission('accounts.read') ? <TextLink to={to}>{children}</TextLink> : <span>{children}</span>;
}
