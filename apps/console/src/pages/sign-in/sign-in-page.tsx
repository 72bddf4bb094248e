import { Alert, Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useSearchParams } from 'react-router';
import { problemOf } from '../../api/problem';
import { useProblemText } from '../../api/problem-text';
import { waitOf } from '../../api/retry-after';
import { useFormat } from '../../format/use-format';
import { useSession } from '../../session/session-context';
import { signIn } from './sign-in';
import { SignInFrame } from './sign-in-frame';

/** With the password of the directory or of the relay: who signs in need not know which of them it is. */
export function Component(): ReactElement {
  const { t } = useTranslation('sign-in');
  const [parameters] = useSearchParams();
  const { state } = useSession();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { username: '', password: '' },
    validate: {
      username: (value) => (value.trim() === '' ? t('usernameMissing') : null),
      password: (value) => (value === '' ? t('passwordMissing') : null),
    },
  });
  const attempt = useMutation({ mutationFn: signIn, meta: { shownInForm: true } });
  if (state.kind === 'signed-in') return <Navigate to={placeWithin(parameters.get('to'))} replace />;
  return (
    <SignInFrame title={t('title')}>
      <form onSubmit={form.onSubmit((values) => attempt.mutate(values))}>
        {state.kind === 'signed-out' && state.hasEnded && attempt.isIdle ? (
          <Alert color="yellow" mb="md" role="status">
            {t('hasEnded')}
          </Alert>
        ) : null}
        <TextInput
          label={t('username')}
          autoComplete="username"
          autoFocus
          required
          maxLength={200}
          key={form.key('username')}
          {...form.getInputProps('username')}
        />
        <PasswordInput
          mt="md"
          label={t('password')}
          autoComplete="current-password"
          required
          maxLength={1_000}
          visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        {attempt.isError ? <Refused error={attempt.error} /> : null}
        <Button type="submit" fullWidth mt="lg" loading={attempt.isPending}>
          {t('submit')}
        </Button>
      </form>
    </SignInFrame>
  );
}

function Refused({ error }: { readonly error: unknown }): ReactElement {
  const { t } = useTranslation('sign-in');
  const textOf = useProblemText();
  const format = useFormat();
  const wait = waitOf(error);
  return (
    <Alert color="red" mt="md" role="alert">
      {wait === undefined ? textOf(problemOf(error)) : t('tooManyTries', { wait: format.duration(wait) })}
    </Alert>
  );
}

/** A place of the console itself: an address of somebody else that stands in a link is not gone to. */
function placeWithin(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : '/';
}
