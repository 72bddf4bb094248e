import { DatePickerInput } from '@mantine/dates';
import { IconCalendar } from '@tabler/icons-react';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentFormat } from '../../format/intl-formats';
import { useLanguage } from '../../i18n/use-language';
import { useCalendar } from '../use-calendar';
import { addDays } from './days';
import { periodOf, periodPresets } from './period';
import classes from './period-picker.module.css';
import type { ChosenPeriod } from './use-period';

export interface PeriodPickerProps {
  readonly period: ChosenPeriod;
  /** How far back days can be chosen. */
  readonly mostDaysBack?: number;
}

/** First and last day, from a calendar or by a name such as "Last 7 days". Days are those of the relay. */
export function PeriodPicker({ period, mostDaysBack }: PeriodPickerProps): ReactElement {
  const { t } = useTranslation('period');
  const { from, to, today, timezone, choose } = period;
  // While only the first day is chosen, nothing is asked for.
  const [begun, setBegun] = useState<string | null>(null);
  const calendar = useCalendar();
  const language = useLanguage();
  const format = momentFormat(language, { dateStyle: 'medium', timeZone: 'UTC' });
  const shown = (days: readonly (string | Date | null)[]): string =>
    days.map((day) => (day === null ? '' : format.format(new Date(day)))).join(' – ');
  return (
    <DatePickerInput
      {...calendar}
      classNames={{ datePickerRoot: classes.calendar, presetsList: classes.presets }}
      type="range"
      aria-label={t('label', { timezone, days: shown([from, to]) })}
      leftSection={<IconCalendar size={16} aria-hidden />}
      value={begun === null ? [from, to] : [begun, null]}
      onChange={([first, last]) => {
        setBegun(last === null ? first : null);
        if (first !== null && last !== null) choose({ from: first, to: last });
      }}
      onDropdownClose={() => setBegun(null)}
      maxDate={today}
      {...(mostDaysBack === undefined ? {} : { minDate: addDays(today, -mostDaysBack) })}
      allowSingleDateInRange
      valueFormatter={({ date }) => (Array.isArray(date) ? shown(date) : '')}
      presets={periodPresets.map((preset) => {
        const days = periodOf(preset, today);
        const value: [string, string] = [days.from, days.to];
        return { value, label: t(`preset.${preset}`) };
      })}
    />
  );
}
