import type { Platform } from '@app/common';

/**
 * What an account can be used for. `limited`: a family of models on it is left alone. `cooling`: all of it is, or its host. `spent`: its
 * own budget of the day is used up. `paused`: an administrator's switch. `needs_reauth`, `unreadable`: its credential is of no use.
 */
export const accountStandings = [
  'available',
  'limited',
  'cooling',
  'spent',
  'paused',
  'expired',
  'needs_reauth',
  'unreadable',
] as const;
export type AccountStanding = (typeof accountStandings)[number];

/** How an account stands at this moment. */
export interface AccountFigures {
  readonly id: string;
  readonly platform: Platform;
  readonly standing: AccountStanding;
  /** Requests of this process under way on it. */
  readonly running: number;
  readonly isCooling: boolean;
  /** Requests of all processes at the same time; undefined: any number. */
  readonly maxConcurrency: number | undefined;
  /** Undefined: none answered lately. */
  readonly firstByteSeconds: number | undefined;
  /** Its quotas, by name, those first that matter most: 0 to 1 and above. */
  readonly quotas: readonly { readonly window: string; readonly utilization: number }[];
}
