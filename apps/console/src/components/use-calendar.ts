import type { DatePickerInputProps } from '@mantine/dates';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';

type CalendarProps = Pick<
  DatePickerInputProps,
  'id' | 'popoverProps' | 'ariaLabels' | 'hideOutsideDates' | 'clearButtonProps'
>;

/** What every field with a calendar needs to be heard: names of its buttons, and the field as the name of what it opens. */
export function useCalendar(): CalendarProps {
  const { t } = useTranslation();
  const id = useId();
  return {
    // The kit calls what opens by this id, and expects the field to bear it.
    id,
    popoverProps: { id },
    hideOutsideDates: true,
    clearButtonProps: { 'aria-label': t('action.clear') },
    ariaLabels: {
      nextMonth: t('calendar.nextMonth'),
      previousMonth: t('calendar.previousMonth'),
      nextYear: t('calendar.nextYear'),
      previousYear: t('calendar.previousYear'),
      nextDecade: t('calendar.nextDecade'),
      previousDecade: t('calendar.previousDecade'),
    },
  };
}
