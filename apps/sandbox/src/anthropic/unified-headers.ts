/** One window of a subscription, as the `anthropic-ratelimit-unified-*` headers have it. */
export interface UnifiedWindow {
  readonly name: '5h' | '7d' | '7d_opus';
  readonly status: 'allowed' | 'allowed_warning' | 'rejected';
  readonly utilization: number;
  /** Seconds from now. */
  readonly resetsIn: number;
}

const claims = { '5h': 'five_hour', '7d': 'seven_day', '7d_opus': 'seven_day_opus' } as const;

/** The first window is the one that decides. Resets are seconds since the epoch, unlike those of token buckets. */
export function unifiedHeaders(windows: readonly [UnifiedWindow, ...UnifiedWindow[]]): string[] {
  const [deciding] = windows;
  const second = Math.ceil(Date.now() / 1000);
  const field = (name: string, value: string | number): string[] => [
    ...[`anthropic-ratelimit-unified-${name}`, String(value)],
  ];
  return [
    ...field('status', deciding.status),
    ...field('representative-claim', claims[deciding.name]),
    ...field('reset', second + deciding.resetsIn),
    ...windows.flatMap(({ name, status, utilization, resetsIn }) => [
      ...field(`${name}-status`, status),
      ...field(`${name}-utilization`, utilization),
      ...field(`${name}-reset`, second + resetsIn),
    ]),
  ];
}
