/** One window of a subscription, as the `anthropic-ratelimit-unified-*` headers have it. */
export interface UnifiedWindow {
  /** With a family of models behind `7d_`, the window of these models only. */
  readonly name: '5h' | '7d' | `7d_${string}`;
  readonly status: 'allowed' | 'allowed_warning' | 'rejected';
  /** Share that is used up, from 0 to over 1. */
  readonly utilization: number;
  /** Seconds from now. */
  readonly resetsIn: number;
}

const familyNames = /(?:^|-)(opus|sonnet|haiku|fable)(?=$|-)/;

/** The weekly window of a model's family; `7d_oi`, which no model is known to have, for a name without one. */
export const familyWindow = (model: string | null): `7d_${string}` =>
  `7d_${familyNames.exec(model ?? '')?.[1] ?? 'oi'}`;

const claimOf = (window: UnifiedWindow['name']): string => window.replace('5h', 'five_hour').replace('7d', 'seven_day');

/** The first window is the one that decides. Resets are seconds since the epoch, unlike those of token buckets. */
export function unifiedHeaders(windows: readonly [UnifiedWindow, ...UnifiedWindow[]]): string[] {
  const [deciding] = windows;
  const second = Math.ceil(Date.now() / 1000);
  const field = (name: string, value: string | number): string[] => [
    ...[`anthropic-ratelimit-unified-${name}`, String(value)],
  ];
  return [
    ...field('status', deciding.status),
    ...field('representative-claim', claimOf(deciding.name)),
    ...field('reset', second + deciding.resetsIn),
    ...windows.flatMap(({ name, status, utilization, resetsIn }) => [
      ...field(`${name}-status`, status),
      ...field(`${name}-utilization`, utilization),
      ...field(`${name}-reset`, second + resetsIn),
    ]),
  ];
}
