import { Button, Fieldset, Group, PasswordInput, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { useInvalidate } from '../../../api/use-invalidate';
import { Page } from '../../../components/page';
import { ProblemAlert } from '../../../components/problem-alert';
import { tellDone } from '../../../components/tell';
import { useLimitErrors } from '../../../keys/use-limit-errors';
import { type IssuedPassword, PasswordSheet } from '../password-sheet';
import { newSettingsOf, noSettings } from '../person-settings';
import { SettingsFields } from '../settings-fields';

/** One new local user. A password that is generated is shown once, before it goes on to the person. */
export function Component(): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  const navigate = useNavigate();
  const invalidate = useInvalidate();
  const limitErrors = useLimitErrors();
  const [issued, setIssued] = useState<IssuedPassword & { readonly id: string }>();
  const form = useForm({
    initialValues: {
      ...{ username: '', choosesPassword: false, password: '', mustChangePassword: true },
      settings: noSettings,
    },
    validate: ({ username, choosesPassword, password, settings }) => ({
      username: username.trim() === '' ? t('form.usernameMissing') : null,
      password: choosesPassword && password === '' ? t('form.passwordMissing') : null,
      ...limitErrors(settings.limits, {}),
    }),
  });
  const create = controlPlane.useMutation('post', '/admin/users', {
    meta: { shownInForm: true },
    onSuccess: async ({ id, username, password }) => {
      form.reset();
      await invalidate('/admin/users');
      tellDone(t('create.done', { username }));
      if (password === undefined) await navigate(`/people/${id}`);
      else setIssued({ id, username, password });
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const { choosesPassword } = form.values;
  const submit = form.onSubmit(({ username, password, mustChangePassword, settings }) =>
    create.mutate({
      body: {
        ...newSettingsOf(settings),
        username: username.trim(),
        ...(choosesPassword ? { password, mustChangePassword } : {}),
      },
    }),
  );
  return (
    <Page title={t('create.title')} description={t('create.description')}>
      <form onSubmit={submit} noValidate>
        <Stack maw="60rem">
          <Fieldset legend={t('create.signIn')}>
            <Stack>
              <TextInput
                label={t('column.username')}
                description={t('form.usernameHint')}
                required
                autoFocus
                autoComplete="off"
                maxLength={100}
                {...form.getInputProps('username')}
              />
              <Switch
                label={t('form.choosesPassword')}
                {...form.getInputProps('choosesPassword', { type: 'checkbox' })}
              />
              {choosesPassword ? (
                <>
                  <PasswordInput
                    label={t('form.password')}
                    description={t('form.passwordHint')}
                    required
                    autoComplete="new-password"
                    visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword') }}
                    {...form.getInputProps('password')}
                  />
                  <Switch
                    label={t('form.mustChangePassword')}
                    {...form.getInputProps('mustChangePassword', { type: 'checkbox' })}
                  />
                </>
              ) : null}
            </Stack>
          </Fieldset>
          <SettingsFields
            value={form.values.settings}
            onChange={(settings) => form.setFieldValue('settings', settings)}
            errors={form.errors}
          />
          {create.isError ? <ProblemAlert error={create.error} /> : null}
          <Group>
            <Button type="submit" loading={create.isPending}>
              {t('create.submit')}
            </Button>
            <Button component={Link} to="/people" variant="default">
              {t('common:action.cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
      {issued ? (
        <PasswordSheet
          issued={issued}
          onKept={() => {
            setIssued(undefined);
            create.reset();
            void navigate(`/people/${issued.id}`);
          }}
        />
      ) : null}
    </Page>
  );
}
