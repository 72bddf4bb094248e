import { Anchor } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { SubjectEntries } from '../../../audit/subject-entries';

/** What was lately done to somebody's record, and the way to what they did. */
export function PersonAudit({ userId }: { readonly userId: string }): ReactElement {
  const { t } = useTranslation('people');
  const by = (
    <Anchor component={Link} to={`/audit?actorId=${encodeURIComponent(userId)}`} size="sm">
      {t('allByThem')}
    </Anchor>
  );
  return <SubjectEntries subjectId={userId} links={by} />;
}
