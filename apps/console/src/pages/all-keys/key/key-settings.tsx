import { Button, Group, Stack } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { useInvalidate } from '../../../api/use-invalidate';
import { ProblemAlert } from '../../../components/problem-alert';
import { OthersChanges } from '../../../components/record-form/others-changes';
import { tellDone } from '../../../components/tell';
import type { AnyKey } from '../any-key';
import { AnyKeyFields } from '../form/any-key-fields';
import { anyKeyChangeOf, anyKeyValuesOf } from '../form/any-key-values';
import { useAnyKeyForm } from '../form/use-any-key-form';

/** Changes a key: only what is another than before is sent. */
export function KeySettings({ apiKey }: { readonly apiKey: AnyKey }): ReactElement {
  const { t } = useTranslation(['all-keys', 'common']);
  const { id } = apiKey;
  const invalidate = useInvalidate();
  const [before, setBefore] = useState(() => anyKeyValuesOf(apiKey));
  const form = useAnyKeyForm(before);
  const change = controlPlane.useMutation('patch', '/admin/api-keys/{id}', {
    meta: { shownInForm: true },
    onSuccess: async (changed) => {
      const now = anyKeyValuesOf(changed);
      setBefore(now);
      form.setInitialValues(now);
      form.setValues(now);
      form.resetDirty(now);
      tellDone(t('changed'));
      await invalidate('/admin/api-keys');
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const body = anyKeyChangeOf(before, form.values);
  const isSame = JSON.stringify(form.values) === JSON.stringify(before);
  return (
    <form onSubmit={form.onSubmit(() => change.mutate({ params: { path: { id } }, body }))} noValidate>
      <Stack gap="lg" maw="60rem">
        <AnyKeyFields form={form} />
        <OthersChanges form={form} current={anyKeyValuesOf(apiKey)} onTaken={setBefore} />
        {change.isError ? <ProblemAlert error={change.error} /> : null}
        <Group>
          <Button type="submit" loading={change.isPending} disabled={isSame}>
            {t('common:action.save')}
          </Button>
          <Button variant="default" disabled={isSame || change.isPending} onClick={() => form.reset()}>
            {t('undo')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
