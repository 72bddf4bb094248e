/** One window of a subscription, as the headers tell of it. */
interface UnifiedWindow {
  /** Such as `5h`, `7d` or, for the models of one family only, `7d_opus`. */
  readonly name: string;
  readonly status: 'allowed' | 'allowed_warning' | 'rejected';
  /** Share of the window that is used up; over 1 is possible. */
  readonly utilization: number;
  readonly resetInSeconds: number;
}

const HOUR_SECONDS = 3_600;
const WEEK_SECONDS = 7 * 24 * HOUR_SECONDS;
const familyNames = /(?:^|-)(opus|sonnet|haiku|fable)(?=$|-)/;

const fiveHours = { name: '5h', status: 'allowed', utilization: 0.31, resetInSeconds: 2 * HOUR_SECONDS } as const;
const sevenDays = { name: '7d', status: 'allowed', utilization: 0.42, resetInSeconds: WEEK_SECONDS / 2 } as const;

/** The window of a model's family; `oi`, a family of no model, for a name without one. */
export const familyWindow = (model: string | null): string => `7d_${familyNames.exec(model ?? '')?.[1] ?? 'oi'}`;

/** The whole account is refused until its window of five hours opens again. */
export const rejectedHeaders = (seconds: number): string[] =>
  unifiedHeaders('rejected', seconds, [
    { ...fiveHours, status: 'rejected', utilization: 1.02, resetInSeconds: seconds },
    sevenDays,
  ]);

/** Only the models of one family are refused; the windows of the whole account have room. */
export const familyRejectedHeaders = (model: string | null, seconds: number): string[] =>
  unifiedHeaders('rejected', seconds, [
    fiveHours,
    sevenDays,
    { name: familyWindow(model), status: 'rejected', utilization: 1, resetInSeconds: seconds },
  ]);

/** Served, with a warning that so many per cent of the five hours are used up. */
export const warningHeaders = (percent: number): string[] =>
  unifiedHeaders('allowed_warning', fiveHours.resetInSeconds, [
    { ...fiveHours, status: 'allowed_warning', utilization: percent / 100 },
    sevenDays,
  ]);

/** `anthropic-ratelimit-unified-…`, as answers to accounts with a subscription are observed to have them. Resets are epoch seconds. */
function unifiedHeaders(status: UnifiedWindow['status'], seconds: number, windows: readonly UnifiedWindow[]): string[] {
  const now = Math.ceil(Date.now() / 1000);
  return [
    ...['anthropic-ratelimit-unified-status', status],
    ...['anthropic-ratelimit-unified-reset', String(now + seconds)],
    ...windows.flatMap((window) => [
      ...[`anthropic-ratelimit-unified-${window.name}-status`, window.status],
      ...[`anthropic-ratelimit-unified-${window.name}-utilization`, String(window.utilization)],
      ...[`anthropic-ratelimit-unified-${window.name}-reset`, String(now + window.resetInSeconds)],
    ]),
  ];
}
