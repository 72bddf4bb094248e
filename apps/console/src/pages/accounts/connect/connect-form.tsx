import { Button, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { ProblemAlert } from '../../../components/problem-alert';
import type { Platform } from '../../../components/platform-name/use-platform-name';
import type { Account } from '../../../accounts/account';
import type { AccountSettings } from '../form/account-settings';
import { newSettings } from '../form/settings-body';
import { connectionOf, noConnection, reconnectionOf } from './connect-body';
import { ConnectWaiting } from './connect-waiting';

/** A new account with its settings, or one that is there and is connected again. */
export type ConnectTarget =
  { readonly platform: Platform; readonly form: UseFormReturnType<AccountSettings> } | { readonly account: Account };

export interface ConnectFormProps {
  readonly target: ConnectTarget;
  /** Fields of a new account, below those of the client. */
  readonly settings?: ReactElement;
  readonly onConnected: (account: Account) => void;
}

/** Leads the browser to the vendor, where somebody agrees; for OAuth clients that the operator registered. */
export function ConnectForm({ target, settings, onConnected }: ConnectFormProps): ReactElement {
  const { t } = useTranslation(['account-form', 'sign-in']);
  const isNew = 'form' in target;
  const isGemini = isNew ? target.platform === 'gemini' : target.account.platform === 'gemini';
  const form = useForm({
    initialValues: noConnection,
    validate: {
      authorizationUrl: (address) => (URL.canParse(address.trim()) ? null : t('connect.noAddress')),
      clientId: (clientId) => (isNew && clientId.trim() === '' ? t('missing') : null),
      tokenUrl: (address) => (isNew && !isGemini && address.trim() === '' ? t('missing') : null),
    },
  });
  const begin = controlPlane.useMutation('post', '/admin/accounts/connect', {
    meta: { shownInForm: true },
    gcTime: 0,
    onSuccess: () => form.setFieldValue('clientSecret', ''),
    onError: (error) => {
      form.setErrors(fieldErrors(error));
      if (isNew) target.form.setErrors(fieldErrors(error));
    },
  });
  const submit = form.onSubmit((values) => {
    if (!isNew) {
      begin.mutate({ body: reconnectionOf(target.account.id, values) });
      return;
    }
    if (target.form.validate().hasErrors) return;
    const { platform } = target;
    const own = newSettings(target.form.values);
    begin.mutate({ body: { schedulable: true, personal: false, ...own, ...connectionOf(values), platform } });
  });
  if (begin.data) {
    const known = isNew ? { name: target.form.values.name.trim() } : { account: target.account };
    return <ConnectWaiting begun={begin.data} known={known} onConnected={onConnected} onAgain={begin.reset} />;
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <Text size="sm">{isNew ? t('connect.hint') : t('connect.againHint')}</Text>
        <TextInput
          label={t('connect.authorizationUrl.label')}
          description={t('connect.authorizationUrl.hint')}
          required
          maxLength={2_048}
          autoComplete="off"
          {...form.getInputProps('authorizationUrl')}
        />
        <TextInput
          label={t('connect.tokenUrl.label')}
          description={isGemini ? t('connect.tokenUrl.gemini') : t('connect.tokenUrl.hint')}
          required={isNew && !isGemini}
          maxLength={2_048}
          autoComplete="off"
          {...form.getInputProps('tokenUrl')}
        />
        <TextInput
          label={t('connect.clientId.label')}
          required={isNew}
          maxLength={4_096}
          autoComplete="off"
          {...form.getInputProps('clientId')}
        />
        <PasswordInput
          label={t('connect.clientSecret.label')}
          description={t('connect.clientSecret.hint')}
          maxLength={4_096}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': t('sign-in:showPassword') }}
          {...form.getInputProps('clientSecret')}
        />
        <TextInput
          label={t('connect.scopes.label')}
          description={t('connect.scopes.hint')}
          autoComplete="off"
          {...form.getInputProps('scopes')}
        />
        {isNew && isGemini ? (
          <TextInput
            label={t('field.projectId.label')}
            description={t('field.projectId.hint')}
            autoComplete="off"
            {...form.getInputProps('projectId')}
          />
        ) : null}
        <TextInput
          label={t('connect.issuer.label')}
          description={t('connect.issuer.hint')}
          autoComplete="off"
          {...form.getInputProps('issuer')}
        />
        {settings}
        {begin.isError ? <ProblemAlert error={begin.error} /> : null}
        <Group>
          <Button type="submit" loading={begin.isPending}>
            {t('connect.begin')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
