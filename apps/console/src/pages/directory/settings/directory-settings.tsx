import { Alert, Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { ProblemAlert } from '../../../components/problem-alert';
import { OthersChanges } from '../../../components/record-form/others-changes';
import { tellDone } from '../../../components/tell';
import { usePermission } from '../../../session/use-profile';
import { DirectoryTest } from '../test/directory-test';
import { type Directory, directoryChangeOf, directoryValuesOf, needsPassword } from './directory-values';
import { SettingsFields } from './settings-fields';

/** The settings, and a test of them before they are saved. */
export function DirectorySettings({ view }: { readonly view: Directory }): ReactElement {
  const { t } = useTranslation(['directory', 'common']);
  const invalidate = useInvalidate();
  const mayWrite = usePermission('directory.write');
  const form = useForm({
    initialValues: directoryValuesOf(view),
    validate: (values) => ({
      bindPassword: needsPassword(view, values) ? t('hint.passwordAgain') : null,
      roleMap: values.roleMap.some(({ groupDn }) => groupDn.trim() === '') ? t('roleMap.groupMissing') : null,
    }),
  });
  const save = controlPlane.useMutation('patch', '/admin/directory', {
    meta: { shownInForm: true },
    gcTime: 0,
    onSuccess: async (changed) => {
      form.setInitialValues(directoryValuesOf(changed));
      form.setValues(directoryValuesOf(changed));
      await invalidate('/admin/directory');
      tellDone(t('saved'));
      save.reset();
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const change = directoryChangeOf(view, form.values);
  const isSame = Object.keys(change).length === 0;
  const trial = directoryChangeOf(view, { ...form.values, enabled: view.enabled });
  const submit = (): void => {
    const send = (): void => save.mutate({ body: change });
    if (change.enabled !== false) send();
    else
      confirmDestruction({
        title: t('switchOff.title'),
        consequences: t('switchOff.consequences'),
        confirm: t('switchOff.confirm'),
        onConfirm: send,
      });
  };
  return (
    <Stack maw="60rem">
      <Alert color="gray">{mayWrite ? t('settingsHint') : t('ownersOnly')}</Alert>
      <form noValidate onSubmit={form.onSubmit(submit)}>
        <Stack>
          <SettingsFields
            view={view}
            value={form.values}
            onChange={(values) => form.setValues(values)}
            errors={form.errors}
            disabled={!mayWrite}
          />
          <OthersChanges form={form} current={directoryValuesOf(view)} />
          {save.isError ? <ProblemAlert error={save.error} /> : null}
          {mayWrite ? (
            <Group>
              <Button type="submit" disabled={isSame} loading={save.isPending}>
                {t('common:action.save')}
              </Button>
              <Button variant="default" disabled={isSame} onClick={() => form.setValues(directoryValuesOf(view))}>
                {t('discard')}
              </Button>
            </Group>
          ) : null}
        </Stack>
      </form>
      {mayWrite ? <DirectoryTest title={t('test.unsaved')} change={trial} /> : null}
    </Stack>
  );
}
