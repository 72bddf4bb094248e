import { type Day, addDays, firstOfMonth, firstOfWeek, isDay } from './days';

/** Days in the time zone of the relay, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

export const periodPresets = [
  ...(['today', 'yesterday', 'last-7-days', 'last-30-days', 'last-90-days'] as const),
  ...(['this-week', 'this-month', 'last-month'] as const),
] as const;
export type PeriodPreset = (typeof periodPresets)[number];

export const isPeriodPreset = (value: string | null | undefined): value is PeriodPreset =>
  periodPresets.some((preset) => preset === value);

/** The days that a preset means on this day. */
export function periodOf(preset: PeriodPreset, today: Day): Period {
  switch (preset) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: addDays(today, -1), to: addDays(today, -1) };
    case 'last-7-days':
      return { from: addDays(today, -6), to: today };
    case 'last-30-days':
      return { from: addDays(today, -29), to: today };
    case 'last-90-days':
      return { from: addDays(today, -89), to: today };
    case 'this-week':
      return { from: firstOfWeek(today), to: today };
    case 'this-month':
      return { from: firstOfMonth(today), to: today };
    case 'last-month': {
      const last = addDays(firstOfMonth(today), -1);
      return { from: firstOfMonth(last), to: last };
    }
  }
}

/** What an address says: a preset, or a first and a last day; whatever else it says means the preset that stands for nothing said. */
export function readPeriod(
  said: { readonly period: string | null; readonly from: string | null; readonly to: string | null },
  today: Day,
  otherwise: PeriodPreset,
): Period & { readonly preset?: PeriodPreset } {
  const { from, to } = said;
  if (isDay(from) && isDay(to) && from <= to) return { from, to };
  const preset = isPeriodPreset(said.period) ? said.period : otherwise;
  return { ...periodOf(preset, today), preset };
}

/** What goes into an address: a preset where the days are those of one, so that the link means the same days relative to whenever it is opened. */
export function writePeriod(
  { from, to }: Period,
  today: Day,
  otherwise: PeriodPreset,
): { period: string | undefined; from: string | undefined; to: string | undefined } {
  const preset = periodPresets.find((each) => {
    const days = periodOf(each, today);
    return days.from === from && days.to === to;
  });
  if (preset === undefined) return { period: undefined, from, to };
  return { period: preset === otherwise ? undefined : preset, from: undefined, to: undefined };
}
