import { Fieldset, Select } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../format/use-format';
import { FieldGrid } from '../components/field-grid/field-grid';
import { FigureField } from './figure-field';
import { type LimitBounds, windowBound, windowsWithin } from './limit-problems';
import { type LimitValues, windowNames } from './limit-values';

export interface WindowFieldsProps {
  readonly value: LimitValues['window'];
  readonly onChange: (value: LimitValues['window']) => void;
  readonly bounds: LimitBounds;
  readonly errors: Readonly<Record<string, ReactNode>>;
}

/** What may be used within any span of so many minutes. Where only some lengths are to be had, one of them is chosen. */
export function WindowFields({ value, onChange, bounds, errors }: WindowFieldsProps): ReactElement {
  const { t } = useTranslation('key-form');
  const format = useFormat();
  const windows = windowsWithin(bounds);
  const bound = windowBound(bounds, value.minutes);
  const most = (figure: number | undefined, isMoney: boolean): string | undefined =>
    figure === undefined
      ? undefined
      : t('limits.most', { most: isMoney ? format.dollars(String(figure)) : format.count(figure) });
  const minutesError = errors['limits.window.minutes'] ?? errors['limits.window'];
  return (
    <Fieldset legend={t('limits.window')}>
      <FieldGrid>
        {windows.length === 0 ? (
          <FigureField
            label={t('limits.name.minutes')}
            value={value.minutes}
            onChange={(minutes) => onChange({ ...value, minutes })}
            description={t('limits.windowHint')}
            error={minutesError}
          />
        ) : (
          <Select
            label={t('limits.name.minutes')}
            data={windows.map(({ minutes }) => ({ value: String(minutes), label: format.duration(minutes * 60_000) }))}
            value={value.minutes === '' ? null : String(value.minutes)}
            onChange={(minutes) => onChange({ ...value, minutes: minutes === null ? '' : Number(minutes) })}
            clearable
            clearButtonProps={{ 'aria-label': t('action.clear', { ns: 'common' }) }}
            error={minutesError}
          />
        )}
        {windowNames.map((name) => (
          <FigureField
            key={name}
            isMoney={name === 'costUsd'}
            label={t(`limits.name.${name}`)}
            value={value[name]}
            onChange={(figure) => onChange({ ...value, [name]: figure })}
            description={most(bound?.[name], name === 'costUsd')}
            error={errors[`limits.window.${name}`]}
          />
        ))}
      </FieldGrid>
    </Fieldset>
  );
}
