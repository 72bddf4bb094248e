import type { components } from '@app/admin-client';

type Schemas = components['schemas'];
export type TestSchedule = Schemas['TestScheduleView'];

export interface ScheduleValues {
  readonly cron: string;
  readonly timezone: string;
  readonly model: string;
  readonly prompt: string;
  readonly enabled: boolean;
}

/** Ready schedules; any other can be written. */
export const cronPresets = ['0 6 * * 1-5', '0 6 * * *', '0 * * * *', '*/15 * * * *', '0 6 * * 1'] as const;
export type CronPreset = (typeof cronPresets)[number];

export const isCronPreset = (cron: string): cron is CronPreset => (cronPresets as readonly string[]).includes(cron);

/** What the form begins with. @param timezone of the relay */
export function scheduleValues(schedule: TestSchedule | undefined, timezone: string): ScheduleValues {
  const { cron = cronPresets[0], model = '', prompt = '', enabled = true } = schedule ?? {};
  return { cron, timezone: schedule?.timezone ?? timezone, model, prompt, enabled };
}

export function scheduleBody({
  cron,
  timezone,
  model,
  prompt,
  enabled,
}: ScheduleValues): Schemas['TestScheduleRequest'] {
  return {
    ...{ cron: cron.trim().replaceAll(/\s+/g, ' '), timezone, enabled },
    ...(model.trim() === '' ? {} : { model: model.trim() }),
    ...(prompt === '' ? {} : { prompt }),
  };
}
