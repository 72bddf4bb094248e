import { Button, Group, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { useInvalidate } from '../../../api/use-invalidate';
import { ProblemAlert } from '../../../components/problem-alert';
import { OthersChanges } from '../../../components/record-form/others-changes';
import { tellDone } from '../../../components/tell';
import { localOf } from '../../../keys/local-moment';
import type { ShownAccount } from '../../../accounts/account';
import { settingsOf } from '../form/account-settings';
import { changesBetween } from '../form/settings-body';
import { SettingsFields } from '../form/settings-fields';
import { useSettingsForm } from '../form/use-settings-form';
import { needsBaseUrl } from '../credentials/credential-ways';

/** Begins with what the account was when it was opened, and sends what was changed here and nothing else. */
export function SettingsForm({ account }: { readonly account: ShownAccount }): ReactElement {
  const { t } = useTranslation(['account-form', 'common']);
  const invalidate = useInvalidate();
  const form = useSettingsForm(account);
  const save = controlPlane.useMutation('patch', '/admin/accounts/{id}', {
    meta: { shownInForm: true },
    onSuccess: async (changed) => {
      const settings = settingsOf(changed, localOf);
      form.setInitialValues(settings);
      form.setValues(settings);
      await invalidate('/admin/accounts', '/admin/account-groups');
      tellDone(t('saved'));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const submit = form.onSubmit((settings) => {
    const body = changesBetween(form.getInitialValues(), settings);
    if (Object.keys(body).length === 0) tellDone(t('nothingChanged'));
    else save.mutate({ params: { path: { id: account.id } }, body });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <SettingsFields form={form} needsBaseUrl={needsBaseUrl(account.platform, account.location?.preset)} />
        <OthersChanges form={form} current={settingsOf(account, localOf)} />
        {save.isError ? <ProblemAlert error={save.error} /> : null}
        <Group>
          <Button type="submit" loading={save.isPending}>
            {t('common:action.save')}
          </Button>
          {form.isDirty() ? (
            <Text size="sm" c="dimmed" role="status">
              {t('unsaved')}
            </Text>
          ) : null}
        </Group>
      </Stack>
    </form>
  );
}
