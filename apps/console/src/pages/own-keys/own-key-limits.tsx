import { Skeleton, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { ProblemAlert } from '../../components/problem-alert';
import { LimitsStanding } from '../../keys/limits-standing';

/** What is left of the limits of a key, those of its owner's policy included. */
export function OwnKeyLimits({ keyId }: { readonly keyId: string }): ReactElement {
  const { t } = useTranslation('keys');
  const { data, error, refetch } = controlPlane.useQuery('get', '/me/limits', {
    params: { query: { search: keyId, limit: 1 } },
  });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height="4rem" />;
  const found = data.items.find((each) => each.keyId === keyId);
  return found ? <LimitsStanding standing={found.limits} /> : <Text c="dimmed">{t('limitsUnknown')}</Text>;
}
