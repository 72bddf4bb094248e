import type { Settings } from '@app/config';

/** Where days begin and end, and how long cells of hours, and of days and weeks, are kept. Months are kept for good. */
export type RollupSettings = Pick<Settings, 'timezone' | 'usageHoursKeptDays' | 'usageDaysKeptDays'>;
