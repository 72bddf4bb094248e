import { Button, Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EmptyState } from '../../../components/empty-state';

/** There is neither an explanation nor a record. */
export function UnknownRequest({ onRetry }: { readonly onRetry: () => void }): ReactElement {
  const { t } = useTranslation(['requests', 'common']);
  return (
    <EmptyState
      title={t('unknown.title')}
      hint={t('unknown.hint')}
      action={
        <Group gap="sm">
          <Button variant="default" onClick={onRetry}>
            {t('common:action.tryAgain')}
          </Button>
          <Button component={Link} to="/requests" variant="default">
            {t('back')}
          </Button>
        </Group>
      }
    />
  );
}
