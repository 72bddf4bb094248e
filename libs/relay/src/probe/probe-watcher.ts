import type { ProxyType } from '@app/egress';
import type { Protocol } from '@app/protocols';
import type { Listener } from '../spoken/spoken-reply';

/**
 * How far a question to an account has come. `asking`: it is written. `credentials`: there is something to be authorised with; again where
 * the upstream did not take it and there was something else. `connecting`: straight, or by a proxy. `sent`: there is a connection.
 * `status`: the answer's head is there. `first-byte`: the first words of it.
 */
export const probeStepNames = ['asking', 'credentials', 'connecting', 'sent', 'status', 'first-byte'] as const;
export type ProbeStepName = (typeof probeStepNames)[number];

export interface ProbeStep {
  readonly step: ProbeStepName;
  /** Milliseconds since it was asked. */
  readonly atMs: number;
  /** Of `asking`. */
  readonly model?: string;
  readonly protocol?: Protocol;
  /** Of `connecting`, where the account has one. */
  readonly proxy?: { readonly type: ProxyType; readonly host: string; readonly port: number };
  /** Of `status`. */
  readonly status?: number;
}

/** Whoever watches a question to an account, and hears the answer as it comes. */
export interface ProbeWatcher extends Listener {
  reached(step: ProbeStep): void;
}
