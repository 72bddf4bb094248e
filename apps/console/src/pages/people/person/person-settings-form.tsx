import { Alert, Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { useInvalidate } from '../../../api/use-invalidate';
import { ProblemAlert } from '../../../components/problem-alert';
import { OthersChanges } from '../../../components/record-form/others-changes';
import { tellDone } from '../../../components/tell';
import { useLimitErrors } from '../../../keys/use-limit-errors';
import { useProfile } from '../../../session/use-profile';
import { type ShownPerson, mayManage } from '../person';
import { changeOf, settingsOf } from '../person-settings';
import { SettingsFields } from '../settings-fields';

/** What administrators say of somebody. Only what differs is sent: others may be changing the rest. */
export function PersonSettingsForm({ person }: { readonly person: ShownPerson }): ReactElement {
  const { t } = useTranslation(['people', 'common']);
  const profile = useProfile();
  const invalidate = useInvalidate();
  const limitErrors = useLimitErrors();
  const form = useForm({
    initialValues: settingsOf(person),
    validate: ({ displayName, limits }) => ({
      displayName: person.displayName !== undefined && displayName.trim() === '' ? t('form.nameMissing') : null,
      ...limitErrors(limits, {}),
    }),
  });
  const save = controlPlane.useMutation('patch', '/admin/users/{id}', {
    meta: { shownInForm: true },
    onSuccess: async (changed) => {
      const settings = settingsOf(changed);
      form.setInitialValues(settings);
      form.setValues(settings);
      await invalidate('/admin/users');
      tellDone(t('saved'));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  if (!profile.permissions.includes('users.write') || !mayManage(profile.role, person.role))
    return <Alert color="gray">{t('notYours')}</Alert>;
  if (person.deletedAt !== undefined) return <Alert color="gray">{t('restoreFirst')}</Alert>;
  const change = changeOf(person, form.values);
  const isSame = Object.keys(change).length === 0;
  return (
    <form noValidate onSubmit={form.onSubmit(() => save.mutate({ params: { path: { id: person.id } }, body: change }))}>
      <Stack maw="60rem">
        <SettingsFields
          value={form.values}
          onChange={(settings) => form.setValues(settings)}
          errors={form.errors}
          person={person}
          isOneself={person.id === profile.id}
        />
        <OthersChanges form={form} current={settingsOf(person)} />
        {save.isError ? <ProblemAlert error={save.error} /> : null}
        <Group>
          <Button type="submit" disabled={isSame} loading={save.isPending}>
            {t('common:action.save')}
          </Button>
          <Button variant="default" disabled={isSame} onClick={() => form.setValues(settingsOf(person))}>
            {t('discard')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
