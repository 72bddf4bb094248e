export const keyStates = ['enabled', 'rotating', 'disabled', 'expired', 'deleted'] as const;
export type KeyState = (typeof keyStates)[number];

export interface StateOfKey {
  readonly enabled: boolean;
  readonly expiresAt?: string | undefined;
  readonly previousValidUntil?: string | undefined;
  readonly deletedAt?: string | undefined;
}

/** What weighs most of all that a key is. `rotating`: the text that it had before is good as well. */
export function keyStateOf({ enabled, expiresAt, previousValidUntil, deletedAt }: StateOfKey, now: Date): KeyState {
  const isPast = (moment: string): boolean => Date.parse(moment) <= now.getTime();
  if (deletedAt !== undefined) return 'deleted';
  if (expiresAt !== undefined && isPast(expiresAt)) return 'expired';
  if (!enabled) return 'disabled';
  return previousValidUntil !== undefined && !isPast(previousValidUntil) ? 'rotating' : 'enabled';
}
