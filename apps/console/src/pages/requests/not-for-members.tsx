import { Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../components/empty-state';

/** For whoever follows a link to the requests of all people without being allowed to read them. */
export function NotForMembers(): ReactElement {
  const { t } = useTranslation('requests');
  return (
    <EmptyState
      title={t('notAllowed.title')}
      hint={t('notAllowed.hint')}
      action={
        <Button component={Link} to="/usage" variant="default">
          {t('notAllowed.own')}
        </Button>
      }
    />
  );
}
