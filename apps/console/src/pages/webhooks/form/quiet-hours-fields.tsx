import { Select, Stack, Switch } from '@mantine/core';
import { TimeInput } from '@mantine/dates';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldGrid } from '../../../components/field-grid/field-grid';
import type { WebhookForm } from './use-webhook-form';

const MOST_SHOWN = 100;

/** Hours in which only what is critical is told at once. */
export function QuietHoursFields({ form }: { readonly form: WebhookForm }): ReactElement {
  const { t } = useTranslation('webhook-form');
  const { on, timezone } = form.values.quietHours;
  const zones = useMemo(
    () => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), ...(timezone === '' ? [] : [timezone])])],
    [timezone],
  );
  return (
    <Stack gap="sm">
      <Switch
        label={t('quietHours.label')}
        description={t('quietHours.hint')}
        {...form.getInputProps('quietHours.on', { type: 'checkbox' })}
      />
      {on ? (
        <FieldGrid>
          <TimeInput label={t('quietHours.from')} withAsterisk {...form.getInputProps('quietHours.from')} />
          <TimeInput label={t('quietHours.until')} withAsterisk {...form.getInputProps('quietHours.until')} />
          <Select
            label={t('quietHours.timezone')}
            withAsterisk
            searchable
            limit={MOST_SHOWN}
            data={zones}
            nothingFoundMessage={t('list.nothingFound', { ns: 'common' })}
            value={timezone === '' ? null : timezone}
            onChange={(chosen) => form.setFieldValue('quietHours.timezone', chosen ?? '')}
            error={form.errors['quietHours.timezone']}
          />
        </FieldGrid>
      ) : null}
    </Stack>
  );
}
