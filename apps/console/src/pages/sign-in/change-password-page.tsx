import { Button, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { controlPlane } from '../../api/control-plane';
import { ProblemAlert } from '../../components/problem-alert';
import { tellDone } from '../../components/tell';
import { accessToken } from '../../session/access-token';
import { useProfile } from '../../session/use-profile';
import { SignInFrame } from './sign-in-frame';

/** Of a local user: by choice, or because the password was generated and nothing else is answered before. */
export function Component(): ReactElement {
  const { t } = useTranslation('sign-in');
  const navigate = useNavigate();
  const { mustChangePassword, username } = useProfile();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { currentPassword: '', newPassword: '', repeated: '' },
    validate: {
      currentPassword: (value) => (value === '' ? t('passwordMissing') : null),
      newPassword: (value) => (value === '' ? t('passwordMissing') : null),
      repeated: (value, { newPassword }) => (value === newPassword ? null : t('change.differ')),
    },
  });
  const change = controlPlane.useMutation('post', '/me/password', {
    meta: { shownInForm: true },
    onSuccess: async (signedIn) => {
      accessToken.take(signedIn);
      tellDone(t('change.done'));
      await navigate('/', { replace: true });
    },
  });
  const toggle = { 'aria-label': t('showPassword') };
  return (
    <SignInFrame title={t('change.title')}>
      <form
        onSubmit={form.onSubmit(({ currentPassword, newPassword }) =>
          change.mutate({ body: { currentPassword, newPassword } }),
        )}
      >
        <Stack>
          {mustChangePassword ? <Text size="sm">{t('change.mustChange')}</Text> : null}
          <input type="text" autoComplete="username" value={username} readOnly hidden />
          <PasswordInput
            label={t('change.current')}
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={toggle}
            key={form.key('currentPassword')}
            {...form.getInputProps('currentPassword')}
          />
          <PasswordInput
            label={t('change.new')}
            description={t('change.hint')}
            autoComplete="new-password"
            required
            visibilityToggleButtonProps={toggle}
            key={form.key('newPassword')}
            {...form.getInputProps('newPassword')}
          />
          <PasswordInput
            label={t('change.repeat')}
            autoComplete="new-password"
            required
            visibilityToggleButtonProps={toggle}
            key={form.key('repeated')}
            {...form.getInputProps('repeated')}
          />
          {change.isError ? <ProblemAlert error={change.error} /> : null}
          <Button type="submit" loading={change.isPending}>
            {t('change.submit')}
          </Button>
        </Stack>
      </form>
    </SignInFrame>
  );
}
