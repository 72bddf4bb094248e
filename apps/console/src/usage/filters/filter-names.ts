/** What sums can be narrowed to, by one of them at a time; the names are those of the control plane. */
export const sumFilters = ['userId', 'keyId', 'accountId', 'groupId', 'model', 'platform', 'client'] as const;
export type SumFilter = (typeof sumFilters)[number];

/** What records can be narrowed to, by all of them at once. */
export const recordFilters = [
  ...sumFilters,
  ...(['outcome', 'status', 'source', 'serviceClass', 'unpriced', 'minDurationMs', 'requestId', 'hour'] as const),
] as const;
export type RecordFilter = (typeof recordFilters)[number];

/** Values of filters by name. */
export type Filters = Readonly<Partial<Record<RecordFilter, string>>>;

export const outcomes = [
  'completed',
  'caller-left',
  'upstream-failed',
  'upstream-interrupted',
  'gateway-lost',
] as const;
export const sources = ['exact', 'partial', 'estimated'] as const;
export const serviceClasses = ['standard', 'batch', 'flex', 'priority', 'fast'] as const;
/** Client programs that the relay knows. */
export const clients = ['claude-code', 'codex', 'gemini-cli', 'droid'] as const;
