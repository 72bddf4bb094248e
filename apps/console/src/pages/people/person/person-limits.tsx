import { Skeleton } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { ProblemAlert } from '../../../components/problem-alert';
import { Section } from '../../../components/section';
import { LimitsStanding } from '../../../keys/limits-standing';
import type { Person } from '../person';

/** What somebody has left over all keys. */
export function PersonLimits({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('people');
  const { data, error, refetch } = controlPlane.useQuery('get', '/admin/users/{id}/limits', {
    params: { path: { id: person.id } },
  });
  return (
    <Section title={t('form.limits')}>
      {data ? (
        <LimitsStanding standing={data.limits} />
      ) : error === null ? (
        <Skeleton height="4rem" />
      ) : (
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      )}
    </Section>
  );
}
