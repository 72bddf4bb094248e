import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { problemOf } from '../../../api/problem';
import { useInvalidate } from '../../../api/use-invalidate';
import { ProblemAlert } from '../../../components/problem-alert';
import { tellDone } from '../../../components/tell';
import { useWebhookForm } from '../form/use-webhook-form';
import { newBody } from '../form/webhook-body';
import { webhookErrors } from '../form/webhook-errors';
import { WebhookFields } from '../form/webhook-fields';
import type { Channel, WebhookWithSecret } from '../webhook';

interface NewWebhookFormProps {
  readonly channel: Channel;
  readonly onCreated: (webhook: WebhookWithSecret) => void;
}

export function NewWebhookForm({ channel, onCreated }: NewWebhookFormProps): ReactElement {
  const { t } = useTranslation('webhook-form');
  const invalidate = useInvalidate();
  const form = useWebhookForm(channel);
  const create = controlPlane.useMutation('post', '/admin/webhooks', {
    meta: { shownInForm: true },
    // What was sent and answered holds secrets, and would otherwise be kept for minutes.
    gcTime: 0,
    onSuccess: async (webhook) => {
      form.reset();
      onCreated(webhook);
      tellDone(t('new.done', { name: webhook.name }));
      await invalidate('/admin/webhooks');
    },
    onError: (error) => {
      const errors = webhookErrors(channel, problemOf(error).fields);
      form.setErrors(errors);
    },
  });
  const submit = form.onSubmit((values) => create.mutate({ body: newBody(channel, values) }));
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="lg">
        <WebhookFields channel={channel} form={form} />
        {create.isError ? <ProblemAlert error={create.error} /> : null}
        <Group>
          <Button type="submit" loading={create.isPending}>
            {t('new.create')}
          </Button>
          <Button component={Link} to="/webhooks" variant="default">
            {t('action.cancel', { ns: 'common' })}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
