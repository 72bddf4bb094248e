import { Button, Group, Stack, Title } from '@mantine/core';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../api/control-plane';
import { fieldErrors } from '../../api/field-errors';
import { useInvalidate } from '../../api/use-invalidate';
import { ProblemAlert } from '../../components/problem-alert';
import { tellDone } from '../../components/tell';
import type { Platform } from '../../components/platform-name/use-platform-name';
import type { Account } from '../../accounts/account';
import { ConnectForm } from './connect/connect-form';
import { CredentialFields } from './credentials/credential-fields';
import { needsBaseUrl } from './credentials/credential-ways';
import { credentialsBody, noCredentials } from './credentials/credentials-body';
import { useCredentialErrors } from './credentials/use-credential-errors';
import { newSettings } from './form/settings-body';
import { SettingsFields } from './form/settings-fields';
import { useSettingsForm } from './form/use-settings-form';

interface NewAccountFormProps {
  readonly platform: Platform;
  readonly onAdded: (account: Account) => void;
}

export function NewAccountForm({ platform, onAdded }: NewAccountFormProps): ReactElement {
  const { t } = useTranslation('account-form');
  const invalidate = useInvalidate();
  const [written, setWritten] = useState(noCredentials(platform));
  const faults = useCredentialErrors();
  const form = useSettingsForm();
  const create = controlPlane.useMutation('post', '/admin/accounts', {
    meta: { shownInForm: true },
    // What was sent would otherwise be kept with the answer for minutes.
    gcTime: 0,
    onSuccess: async (account) => {
      setWritten(noCredentials(platform));
      await invalidate('/admin/accounts', '/admin/account-groups');
      tellDone(t('added.done', { name: account.name }));
      onAdded(account);
    },
    onError: (error) => {
      form.setErrors(fieldErrors(error));
      faults.take(error);
    },
  });
  const needed = needsBaseUrl(platform, credentialsBody(platform, written).preset);
  const check = (): boolean => faults.check(platform, written);
  const submit = form.onSubmit((settings) => {
    if (!check()) return;
    if (needed && settings.baseUrl.trim() === '') {
      form.setFieldError('baseUrl', t('missing'));
      return;
    }
    create.mutate({
      body: {
        ...{ schedulable: true, personal: false, ...newSettings(settings) },
        ...{ name: settings.name.trim(), platform, credentials: credentialsBody(platform, written) },
      },
    });
  }, check);
  const isConnecting = written.way === 'connect';
  const settings = (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t('step.settings')}
      </Title>
      <SettingsFields form={form} needsBaseUrl={needed} />
    </Stack>
  );
  return (
    <Stack gap="lg">
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t('step.credentials')}
        </Title>
        <CredentialFields platform={platform} value={written} onChange={setWritten} errors={faults.errors} />
      </Stack>
      {isConnecting ? (
        <ConnectForm target={{ platform, form }} settings={settings} onConnected={onAdded} />
      ) : (
        <form onSubmit={submit} noValidate>
          <Stack gap="lg">
            {settings}
            {create.isError ? <ProblemAlert error={create.error} /> : null}
            <Group>
              <Button type="submit" loading={create.isPending}>
                {t('create')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
