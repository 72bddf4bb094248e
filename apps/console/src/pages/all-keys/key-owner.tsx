import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { TextLink } from '../../components/text-link';
import { usePermission } from '../../session/use-profile';
import type { ListedKey } from './any-key';

type Owned = Pick<ListedKey, 'userId' | 'ownerUsername' | 'ownerDisplayName' | 'ownerActive'>;

/** Whose a key is, and whether they may do anything: their keys rest where they may not. */
export function KeyOwner({ apiKey }: { readonly apiKey: Owned }): ReactElement {
  const mayReadPeople = usePermission('users.read');
  const { userId, ownerUsername, ownerDisplayName, ownerActive } = apiKey;
  const name = ownerUsername ?? userId;
  return (
    <>
      {mayReadPeople && ownerUsername !== null ? (
        <TextLink to={`/people/${userId}`} title={ownerDisplayName ?? undefined}>
          {name}
        </TextLink>
      ) : (
        name
      )}
      {ownerActive ? null : <Inactive />}
    </>
  );
}

function Inactive(): ReactElement {
  const { t } = useTranslation('all-keys');
  return <div className="dimmed small">{t('ownerInactive')}</div>;
}
