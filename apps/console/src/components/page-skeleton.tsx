import { Skeleton, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';

/** Where a page will be, while its code and its messages are on the way. */
export function PageSkeleton(): ReactElement {
  const { t } = useTranslation();
  return (
    <Stack gap="lg" role="status" aria-label={t('state.loading')}>
      <Skeleton height={34} width="14rem" />
      <Skeleton height={18} width="min(30rem, 100%)" />
      <Skeleton height="16rem" />
    </Stack>
  );
}
