import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { UsageLately, useFirstDayOfLately } from '../../../keys/usage-lately';

/** What a key was used for lately, in short, and where all of it stands. */
export function KeyUsage({ keyId }: { readonly keyId: string }): ReactElement {
  const { t } = useTranslation('all-keys');
  const from = useFirstDayOfLately();
  const answer = controlPlane.useQuery('get', '/admin/usage', { params: { query: { by: 'total', keyId, from } } });
  const of = `keyId=${encodeURIComponent(keyId)}`;
  const links = (
    <>
      <Anchor component={Link} to={`/usage-explorer?${of}`} size="sm">
        {t('usage.all')}
      </Anchor>
      <Anchor component={Link} to={`/requests?${of}`} size="sm">
        {t('usage.each')}
      </Anchor>
    </>
  );
  return <UsageLately answer={answer} links={links} />;
}
