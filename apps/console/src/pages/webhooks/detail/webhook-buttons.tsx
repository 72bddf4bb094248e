import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconSend, IconTrash } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Webhook } from '../webhook';
import { useWebhookActions } from './use-webhook-actions';

/** For those who may change webhooks. */
export function WebhookButtons({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const { enable, disable, remove, pending } = useWebhookActions(webhook);
  return (
    <>
      <Button
        component={Link}
        to={`/webhooks/${webhook.id}?tab=test`}
        variant="default"
        leftSection={<IconSend size={16} aria-hidden />}
      >
        {t('test.open')}
      </Button>
      {webhook.enabled ? (
        <Button
          variant="default"
          loading={pending === 'disable'}
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          onClick={disable}
        >
          {t('disable.open')}
        </Button>
      ) : (
        <Button loading={pending === 'enable'} leftSection={<IconPlayerPlay size={16} aria-hidden />} onClick={enable}>
          {t('enable.open')}
        </Button>
      )}
      <Button
        variant="default"
        c="red"
        loading={pending === 'remove'}
        leftSection={<IconTrash size={16} aria-hidden />}
        onClick={remove}
      >
        {t('action.delete', { ns: 'common' })}
      </Button>
    </>
  );
}
