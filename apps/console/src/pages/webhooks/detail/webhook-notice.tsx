import { Alert, Anchor, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../../components/moment';
import { useFormat } from '../../../format/use-format';
import { standingOf } from '../standing/standing';
import type { Webhook } from '../webhook';

/** What is wrong, since when, and what to do about it; nothing where all is well or somebody has switched it off. */
export function WebhookNotice({ webhook }: { readonly webhook: Webhook }): ReactElement | null {
  const { t } = useTranslation('webhooks');
  const format = useFormat();
  const standing = standingOf(webhook);
  const { dead, failingSince } = webhook.deliveries;
  if (standing === 'on' || standing === 'off') return null;
  return (
    <Alert
      color={standing === 'failing' ? 'yellow' : 'red'}
      icon={<IconAlertTriangle aria-hidden />}
      title={t(`standing.${standing}.means`)}
    >
      <Stack gap={4}>
        <Text size="sm">{t(`standing.${standing}.next`)}</Text>
        {failingSince === undefined ? null : (
          <Text size="sm" component="div">
            {t('failingSince')} <Moment at={failingSince} />
          </Text>
        )}
        {dead === 0 ? null : (
          <Anchor component={Link} to={`/webhooks/${webhook.id}?state=dead`} size="sm">
            {t('deadToSee', { count: dead, total: format.count(dead) })}
          </Anchor>
        )}
      </Stack>
    </Alert>
  );
}
