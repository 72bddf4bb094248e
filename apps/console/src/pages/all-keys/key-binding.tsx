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
  const { t } = useTranslation('all-keys');
  const { groupId, groupName, accountId, accountName, fallbackGroupId, fallbackGroupName } = apiKey;
  return (
    <>
      {groupId !== undefined ? (
        <Leading to={`/groups/${groupId}`}>{groupName ?? groupId}</Leading>
      ) : accountId !== undefined ? (
        <Leading to={`/accounts/${accountId}`}>{accountName ?? accountId}</Leading>
      ) : (
        <span className="dimmed">{t('binding.pool')}</span>
      )}
      {fallbackGroupId === undefined ? null : (
        <div className="dimmed small">{t('binding.else', { name: fallbackGroupName ?? fallbackGroupId })}</div>
      )}
    </>
  );
}

function Leading({ to, children }: { readonly to: string; readonly children: ReactNode }): ReactElement {
  return usePermission('accounts.read') ? <TextLink to={to}>{children}</TextLink> : <span>{children}</span>;
}
