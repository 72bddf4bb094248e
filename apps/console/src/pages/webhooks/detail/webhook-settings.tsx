import { Button, Group, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { problemOf } from '../../../api/problem';
import { useInvalidate } from '../../../api/use-invalidate';
import { ProblemAlert } from '../../../components/problem-alert';
import { OthersChanges } from '../../../components/record-form/others-changes';
import { tellDone } from '../../../components/tell';
import { useWebhookForm } from '../form/use-webhook-form';
import { changeBody } from '../form/webhook-body';
import { webhookErrors } from '../form/webhook-errors';
import { WebhookFields } from '../form/webhook-fields';
import type { Webhook } from '../webhook';
import { valuesOf } from '../form/webhook-values';

/** Everything that can be changed of a webhook. Its channel stays. */
export function WebhookSettings({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const { t } = useTranslation('webhooks');
  const invalidate = useInvalidate();
  const { id, channel } = webhook;
  const form = useWebhookForm(channel, webhook);
  const change = controlPlane.useMutation('patch', '/admin/webhooks/{id}', {
    meta: { shownInForm: true },
    gcTime: 0,
    onSuccess: async (changed) => {
      const values = valuesOf({ ...changed, deliveries: webhook.deliveries }, form.values.quietHours.timezone);
      form.setInitialValues(values);
      form.reset();
      tellDone(t('changed'));
      await invalidate('/admin/webhooks');
    },
    onError: (error) => {
      const errors = webhookErrors(channel, problemOf(error).fields);
      form.setErrors(errors);
    },
  });
  const submit = form.onSubmit((values) =>
    change.mutate({ params: { path: { id } }, body: changeBody(webhook, form.getInitialValues(), values) }),
  );
  return (
    <form onSubmit={submit} noValidate autoComplete="off">
      <Stack gap="lg" maw="64rem">
        <WebhookFields channel={channel} form={form} webhook={webhook} />
        <OthersChanges form={form} current={valuesOf(webhook, form.getInitialValues().quietHours.timezone)} />
        {change.isError ? <ProblemAlert error={change.error} /> : null}
        <Group>
          <Button type="submit" loading={change.isPending}>
            {t('action.save', { ns: 'common' })}
          </Button>
          <Button variant="default" disabled={!form.isDirty()} onClick={form.reset}>
            {t('undo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
