import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { UsageLately, useFirstDayOfLately } from '../../keys/usage-lately';

/** What a key was used for lately, in short. */
export function OwnKeyUsage({ keyId }: { readonly keyId: string }): ReactElement {
  const { t } = useTranslation('keys');
  const from = useFirstDayOfLately();
  const answer = controlPlane.useQuery('get', '/me/usage', { params: { query: { by: 'total', keyId, from } } });
  const all = (
    <Anchor component={Link} to={`/usage?keyId=${encodeURIComponent(keyId)}`} size="sm">
      {t('allUsage')}
    </Anchor>
  );
  return <UsageLately answer={answer} links={all} />;
}
