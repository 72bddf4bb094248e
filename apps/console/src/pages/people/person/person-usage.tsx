import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { UsageLately, useFirstDayOfLately } from '../../../keys/usage-lately';

/** What somebody used lately over all keys, in short. */
export function PersonUsage({ userId }: { readonly userId: string }): ReactElement {
  const { t } = useTranslation('people');
  const from = useFirstDayOfLately();
  const answer = controlPlane.useQuery('get', '/admin/usage', { params: { query: { by: 'total', userId, from } } });
  const all = (
    <Anchor component={Link} to={`/usage-explorer?userId=${encodeURIComponent(userId)}`} size="sm">
      {t('allUsage')}
    </Anchor>
  );
  return <UsageLately answer={answer} links={all} />;
}
