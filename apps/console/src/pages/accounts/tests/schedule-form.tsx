import { Button, Group, Select, Stack, Switch, Text, TextInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { fieldErrors } from '../../../api/field-errors';
import { useInvalidate } from '../../../api/use-invalidate';
import { confirmDestruction } from '../../../components/confirm';
import { Moment } from '../../../components/moment';
import { ProblemAlert } from '../../../components/problem-alert';
import { tellDone } from '../../../components/tell';
import { usePermission, useProfile } from '../../../session/use-profile';
import type { Account } from '../../../accounts/account';
import { type TestSchedule, cronPresets, isCronPreset, scheduleBody, scheduleValues } from './schedule-values';

interface ScheduleFormProps {
  readonly account: Account;
  readonly schedule: TestSchedule | undefined;
}

const OTHER = 'other';
const SCHEDULE = '/admin/accounts/{id}/test-schedule';

export function ScheduleForm({ account, schedule }: ScheduleFormProps): ReactElement {
  const { t } = useTranslation(['accounts', 'common']);
  const { timezone } = useProfile();
  const mayWrite = usePermission('accounts.write');
  const invalidate = useInvalidate();
  const form = useForm({ initialValues: scheduleValues(schedule, timezone) });
  const params = { path: { id: account.id } };
  const save = controlPlane.useMutation('put', SCHEDULE, {
    meta: { shownInForm: true },
    onSuccess: async () => {
      await invalidate(SCHEDULE);
      tellDone(t('schedule.saved'));
    },
    onError: (error) => form.setErrors(fieldErrors(error)),
  });
  const remove = controlPlane.useMutation('delete', SCHEDULE, {
    onSuccess: async () => {
      await invalidate(SCHEDULE);
      tellDone(t('schedule.removed'));
    },
  });
  const askToRemove = (): void =>
    confirmDestruction({
      title: t('schedule.remove'),
      consequences: t('schedule.removeMeans', { name: account.name }),
      confirm: t('schedule.remove'),
      onConfirm: () => remove.mutate({ params }),
    });
  const { cron } = form.values;
  return (
    <form onSubmit={form.onSubmit((values) => save.mutate({ params, body: scheduleBody(values) }))}>
      <Stack gap="sm" maw="40rem">
        <Text size="sm" c="dimmed">
          {t('schedule.hint')}
        </Text>
        {schedule?.nextRunAt === undefined ? null : (
          <Text size="sm" component="div">
            {t('schedule.next')} <Moment at={schedule.nextRunAt} />
          </Text>
        )}
        <Switch
          label={t('schedule.enabled')}
          {...form.getInputProps('enabled', { type: 'checkbox' })}
          disabled={!mayWrite}
        />
        <Select
          label={t('schedule.when')}
          allowDeselect={false}
          disabled={!mayWrite}
          data={[
            ...cronPresets.map((value) => ({ value, label: t(`schedule.preset.${value}`) })),
            { value: OTHER, label: t('schedule.other') },
          ]}
          value={isCronPreset(cron) ? cron : OTHER}
          onChange={(chosen) => form.setFieldValue('cron', chosen === OTHER || chosen === null ? `${cron} ` : chosen)}
        />
        <TextInput
          label={t('schedule.cron')}
          description={t('schedule.cronHint')}
          required
          maxLength={100}
          disabled={!mayWrite}
          {...form.getInputProps('cron')}
        />
        <Select
          label={t('schedule.timezone')}
          searchable
          allowDeselect={false}
          limit={50}
          disabled={!mayWrite}
          data={[...new Set([form.values.timezone, timezone, 'UTC', ...Intl.supportedValuesOf('timeZone')])]}
          {...form.getInputProps('timezone')}
        />
        <TextInput
          label={t('test.model')}
          description={t('test.modelHint')}
          maxLength={200}
          disabled={!mayWrite}
          {...form.getInputProps('model')}
        />
        <Textarea
          label={t('test.prompt')}
          description={t('test.promptHint')}
          autosize
          minRows={2}
          maxLength={2_000}
          disabled={!mayWrite}
          {...form.getInputProps('prompt')}
        />
        {save.isError ? <ProblemAlert error={save.error} /> : null}
        {mayWrite ? (
          <Group>
            <Button type="submit" loading={save.isPending}>
              {schedule ? t('common:action.save') : t('schedule.begin')}
            </Button>
            {schedule ? (
              <Button variant="default" color="red" loading={remove.isPending} onClick={askToRemove}>
                {t('schedule.remove')}
              </Button>
            ) : null}
          </Group>
        ) : null}
      </Stack>
    </form>
  );
}
