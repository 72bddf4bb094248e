import { Group, NativeSelect } from '@mantine/core';
import { DateTimePicker } from '@mantine/dates';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendar } from '../components/use-calendar';
import { useNow } from '../components/use-now';
import { FigureField } from './figure-field';
import { localOf, momentOf } from './local-moment';
import { type ValidityValues, validityUnits } from './validity';

export interface ValidityFieldProps {
  readonly value: ValidityValues;
  readonly onChange: (value: ValidityValues) => void;
  /** Days from issue to expiry at most; absent: any. */
  readonly maxDays?: number | undefined;
  /** ISO 8601: when the key was issued; absent: it is new. */
  readonly createdAt?: string;
  readonly error?: ReactNode;
}

const kinds = ['never', 'until', 'from-first-use'] as const;

/** How long a key is good: for ever, until a moment in the viewer's zone, or for some time from its first use. */
export function ValidityField({ value, onChange, maxDays, error, ...dates }: ValidityFieldProps): ReactElement {
  const { t } = useTranslation('key-form');
  const kindsNow = value.kind === 'as-it-is' ? (['as-it-is', ...kinds] as const) : kinds;
  return (
    <Group align="flex-start" gap="md">
      <NativeSelect
        label={t('validity.label')}
        description={maxDays === undefined ? undefined : t('validity.most', { count: maxDays })}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={kindsNow.map((kind) => ({ value: kind, label: t(`validity.${kind}`) }))}
        value={value.kind}
        onChange={({ currentTarget }) => {
          const kind = kindsNow.find((each) => each === currentTarget.value);
          if (kind) onChange({ ...value, kind });
        }}
        error={value.kind === 'never' ? error : undefined}
        w="min(18rem, 100%)"
      />
      {value.kind === 'until' ? <UntilField {...{ value, onChange, maxDays, error, ...dates }} /> : null}
      {value.kind === 'from-first-use' ? (
        <Group align="flex-start" gap="xs" wrap="nowrap">
          <FigureField
            label={t('validity.amount')}
            value={value.amount}
            onChange={(amount) => onChange({ ...value, amount })}
            error={error}
          />
          <NativeSelect
            label={t('validity.unit')}
            data={validityUnits.map((unit) => ({ value: unit, label: t(`validity.${unit}`) }))}
            value={value.unit}
            onChange={({ currentTarget }) =>
              onChange({ ...value, unit: currentTarget.value === 'hours' ? 'hours' : 'days' })
            }
          />
        </Group>
      ) : null}
    </Group>
  );
}

const DAY_MS = 86_400_000;

function UntilField({ value, onChange, maxDays, createdAt, error }: ValidityFieldProps): ReactElement {
  const { t } = useTranslation('key-form');
  const calendar = useCalendar();
  const now = useNow();
  const begin = createdAt === undefined ? now.getTime() : Date.parse(createdAt);
  const days = [7, 30, 90, 365].filter((each) => maxDays === undefined || each <= maxDays);
  return (
    <DateTimePicker
      {...calendar}
      label={t('validity.moment')}
      placeholder={t('validity.choose')}
      value={value.until === null ? null : localOf(new Date(value.until))}
      onChange={(chosen) => onChange({ ...value, until: chosen === null ? null : momentOf(chosen) })}
      minDate={now}
      {...(maxDays === undefined ? {} : { maxDate: new Date(begin + maxDays * DAY_MS) })}
      presets={days.map((count) => ({
        value: localOf(new Date(now.getTime() + count * DAY_MS)),
        label: t('validity.inDays', { count }),
      }))}
      valueFormat="YYYY-MM-DD HH:mm"
      submitButtonProps={{ 'aria-label': t('validity.take') }}
      error={error}
      w="min(16rem, 100%)"
    />
  );
}
