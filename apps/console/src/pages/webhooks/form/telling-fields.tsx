import { Input, NativeSelect, NumberInput, SegmentedControl, Stack } from '@mantine/core';
import { type ReactElement, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountGroupsPicker } from '../../../components/pickers/account-group-picker';
import { useFormat } from '../../../format/use-format';
import { usePermission } from '../../../session/use-profile';
import { severities } from '../events/event-catalogue';
import { FieldGrid } from '../../../components/field-grid/field-grid';
import { QuietHoursFields } from './quiet-hours-fields';
import type { WebhookForm } from './use-webhook-form';

const windows = [60, 300, 600, 1_800, 3_600, 21_600, 86_400];
const MOST_UNDER_WAY = 16;
/** Fields beside each other begin at the same height, however long their hints are. */
const order: ('label' | 'input' | 'description' | 'error')[] = ['label', 'input', 'description', 'error'];

/** From which severity on something is told. */
export function MinimumSeverityField({ form }: { readonly form: WebhookForm }): ReactElement {
  const { t } = useTranslation(['webhook-form', 'webhooks']);
  const label = useId();
  return (
    <Input.Wrapper
      label={t('minimumSeverity.label')}
      description={t('minimumSeverity.hint')}
      labelElement="div"
      labelProps={{ id: label }}
      error={form.errors.minimumSeverity}
    >
      <SegmentedControl
        mt={6}
        aria-labelledby={label}
        data={severities.map((value) => ({ value, label: t(`webhooks:severity.${value}`) }))}
        value={form.values.minimumSeverity}
        onChange={(minimumSeverity) => form.setFieldValue('minimumSeverity', minimumSeverity)}
      />
    </Input.Wrapper>
  );
}

/** Of which groups, how often, and when. */
export function TellingFields({ form }: { readonly form: WebhookForm }): ReactElement {
  const { t } = useTranslation('webhook-form');
  const format = useFormat();
  const mayReadGroups = usePermission('accounts.read');
  const { dedupeSeconds } = form.values;
  const lengths = windows.includes(dedupeSeconds) || dedupeSeconds === 0 ? windows : [...windows, dedupeSeconds];
  return (
    <Stack>
      <FieldGrid>
        {mayReadGroups ? (
          <AccountGroupsPicker
            label={t('groupIds.label')}
            description={t('groupIds.hint')}
            inputWrapperOrder={order}
            placeholder={form.values.groupIds.length === 0 ? t('groupIds.all') : ''}
            clearable
            value={form.values.groupIds}
            onChange={(groupIds) => form.setFieldValue('groupIds', groupIds)}
            error={form.errors.groupIds}
          />
        ) : null}
        <NativeSelect
          label={t('dedupeSeconds.label')}
          description={t('dedupeSeconds.hint')}
          inputWrapperOrder={order}
          data={[
            { value: '0', label: t('dedupeSeconds.each') },
            ...lengths.map((seconds) => ({
              value: String(seconds),
              label: t('dedupeSeconds.once', { length: format.duration(seconds * 1_000) }),
            })),
          ]}
          value={String(dedupeSeconds)}
          onChange={({ currentTarget }) => form.setFieldValue('dedupeSeconds', Number(currentTarget.value))}
          error={form.errors.dedupeSeconds}
        />
        <NumberInput
          label={t('concurrency.label')}
          description={t('concurrency.hint')}
          inputWrapperOrder={order}
          min={1}
          max={MOST_UNDER_WAY}
          clampBehavior="strict"
          allowDecimal={false}
          value={form.values.concurrency}
          onChange={(value) => form.setFieldValue('concurrency', typeof value === 'number' ? value : 1)}
          error={form.errors.concurrency}
        />
      </FieldGrid>
      <QuietHoursFields form={form} />
    </Stack>
  );
}
