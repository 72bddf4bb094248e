import { Button, FileInput, Group, Select, Stack, TextInput } from '@mantine/core';
import { DatePickerInput } from '@mantine/dates';
import { useForm } from '@mantine/form';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendar } from '../../../components/use-calendar';
import { oneOf } from '../../../lists/one-of';
import { usePermission } from '../../../session/use-profile';
import { AccountsField } from './accounts-field';
import classes from './reconciliation.module.css';
import type { Comparison } from './use-reconciliation';

const providers = ['anthropic', 'openai'] as const;
/** What the consoles of both providers count days by. */
const USUAL_TIMEZONE = 'UTC';
const MOST_BYTES = 32 * 1024 * 1024;

interface Values {
  readonly file: File | null;
  readonly provider: string;
  readonly accountIds: string[];
  readonly days: [string | null, string | null];
  readonly timezone: string;
  readonly tolerancePercent: string;
}

export function ReconciliationForm(props: {
  readonly isPending: boolean;
  readonly onCompare: (comparison: Comparison) => void;
}): ReactElement {
  const { t } = useTranslation('usage-explorer');
  const calendar = useCalendar();
  const mayReadAccounts = usePermission('accounts.read');
  const initialValues: Values = {
    ...{ file: null, provider: 'anthropic', accountIds: [], days: [null, null], timezone: '', tolerancePercent: '1' },
  };
  const form = useForm<Values>({
    initialValues,
    validate: {
      file: (file) =>
        file === null ? t('reconciliation.noFile') : file.size > MOST_BYTES ? t('reconciliation.fileTooLarge') : null,
      tolerancePercent: (text) => (/^\d{1,3}(\.\d{1,3})?$/.test(text.trim()) ? null : t('reconciliation.badTolerance')),
    },
  });
  const compare = ({ file, provider, accountIds, days: [from, to], timezone, tolerancePercent }: Values): void => {
    if (file === null) return;
    props.onCompare({
      file,
      query: {
        provider: oneOf(providers, provider) ?? 'anthropic',
        tolerancePercent: tolerancePercent.trim(),
        ...(accountIds.length > 0 ? { accountIds: accountIds.join(',') } : {}),
        ...(from === null ? {} : { from }),
        ...(to === null ? {} : { to }),
        ...(timezone.trim() === '' ? {} : { timezone: timezone.trim() }),
      },
    });
  };
  return (
    <form onSubmit={form.onSubmit(compare)} noValidate>
      <Stack gap="sm">
        <div className={classes.fields}>
          <FileInput
            label={t('reconciliation.file')}
            description={t('reconciliation.fileHint')}
            placeholder={t('reconciliation.choose')}
            leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
            accept=".csv,.tsv,.txt,text/csv"
            clearable
            clearButtonProps={{ 'aria-label': t('reconciliation.clearFile') }}
            withAsterisk
            {...form.getInputProps('file')}
          />
          <Select
            label={t('reconciliation.provider')}
            description={t('reconciliation.providerHint')}
            data={providers.map((value) => ({ value, label: t(`provider.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps('provider')}
          />
          {mayReadAccounts ? <AccountsField {...form.getInputProps('accountIds')} /> : null}
          <DatePickerInput
            {...calendar}
            type="range"
            label={t('reconciliation.days')}
            description={t('reconciliation.daysHint')}
            placeholder={t('reconciliation.allDays')}
            valueFormat="D MMM YYYY"
            allowSingleDateInRange
            clearable
            {...form.getInputProps('days')}
          />
          <TextInput
            label={t('reconciliation.timezone')}
            description={t('reconciliation.timezoneHint')}
            placeholder={USUAL_TIMEZONE}
            {...form.getInputProps('timezone')}
          />
          <TextInput
            label={t('reconciliation.tolerance')}
            description={t('reconciliation.toleranceHint')}
            inputMode="decimal"
            {...form.getInputProps('tolerancePercent')}
          />
        </div>
        <Group>
          <Button type="submit" loading={props.isPending}>
            {t('reconciliation.compare')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
