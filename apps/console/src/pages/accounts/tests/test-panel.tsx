import { Autocomplete, Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { IconFlask, IconPlayerStop } from '@tabler/icons-react';
import { type ReactElement, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '../../../api/field-errors';
import { ProblemAlert } from '../../../components/problem-alert';
import type { Account } from '../../../accounts/account';
import { TestOutcome } from './test-outcome';
import { useAccountTest } from './use-account-test';

export interface TestPanelProps {
  readonly account: Account;
  /** Whether it begins by itself: just after an account was added. */
  readonly begins?: boolean;
}

/** Asks an account a short question and shows how far that comes. */
export function TestPanel({ account, begins = false }: TestPanelProps): ReactElement {
  const { t } = useTranslation('accounts');
  const { progress, isRunning, error, run, stop } = useAccountTest(account.id);
  const form = useForm({ initialValues: { model: '', prompt: '' } });
  const { setErrors } = form;
  useEffect(() => {
    if (begins) run({});
  }, [begins, run]);
  useEffect(() => setErrors(fieldErrors(error)), [error, setErrors]);
  const known = [...(account.models ?? []), ...Object.keys(account.modelMapping ?? {})];
  return (
    <Stack>
      <form
        onSubmit={form.onSubmit(({ model, prompt }) =>
          run({ ...(model.trim() === '' ? {} : { model: model.trim() }), ...(prompt === '' ? {} : { prompt }) }),
        )}
      >
        <Stack gap="sm" maw="40rem">
          <Text size="sm" c="dimmed">
            {t('test.hint')}
          </Text>
          <Autocomplete
            label={t('test.model')}
            description={t('test.modelHint')}
            data={[...new Set(known.filter((name) => !name.includes('*')))]}
            maxLength={200}
            {...form.getInputProps('model')}
          />
          <Textarea
            label={t('test.prompt')}
            description={t('test.promptHint')}
            autosize
            minRows={2}
            maxLength={2_000}
            {...form.getInputProps('prompt')}
          />
          <Group>
            <Button type="submit" loading={isRunning} leftSection={<IconFlask size={16} aria-hidden />}>
              {t('test.run')}
            </Button>
            {isRunning ? (
              <Button variant="default" onClick={stop} leftSection={<IconPlayerStop size={16} aria-hidden />}>
                {t('test.stop')}
              </Button>
            ) : null}
          </Group>
        </Stack>
      </form>
      {error === undefined ? null : <ProblemAlert error={error} />}
      {progress && error === undefined ? <TestOutcome progress={progress} isRunning={isRunning} /> : null}
    </Stack>
  );
}
