import { Skeleton, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { ProblemAlert } from '../../../components/problem-alert';
import { Section } from '../../../components/section';
import { LimitsStanding } from '../../../keys/limits-standing';
import { usePermission } from '../../../session/use-profile';
import type { ListedKey } from '../any-key';
import { KeyCapture } from './key-capture';
import { KeyFacts } from './key-facts';
import { KeyUsage } from './key-usage';

/** What a key is, what it has left, what it was used for, and whether details of its requests are kept. */
export function KeyOverview({ apiKey }: { readonly apiKey: ListedKey }): ReactElement {
  const { t } = useTranslation('all-keys');
  const mayCapture = usePermission('captures.write');
  const mayReadUsage = usePermission('usage.read');
  return (
    <Stack gap="xl">
      <KeyFacts apiKey={apiKey} />
      {apiKey.deletedAt === undefined ? (
        <Section title={t('section.limits')}>
          <KeyLimits keyId={apiKey.id} />
        </Section>
      ) : null}
      {mayReadUsage ? <KeyUsage keyId={apiKey.id} /> : null}
      {apiKey.deletedAt === undefined && (mayCapture || apiKey.capture) ? (
        <Section title={t('section.capture')} description={t('capture.means')}>
          <KeyCapture apiKey={apiKey} mayCapture={mayCapture} />
        </Section>
      ) : null}
    </Stack>
  );
}

function KeyLimits({ keyId }: { readonly keyId: string }): ReactElement {
  const { t } = useTranslation('all-keys');
  const { data, error, refetch } = controlPlane.useQuery('get', '/admin/api-keys/{id}/limits', {
    params: { path: { id: keyId } },
  });
  if (error !== null) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height="4rem" />;
  return (
    <Stack gap="md">
      <LimitsStanding standing={data.limits} />
      <Title order={3} size="h5">
        {t('ownerLimits.title')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('ownerLimits.hint')}
      </Text>
      <LimitsStanding standing={data.ownerLimits} />
    </Stack>
  );
}
