import type { Account } from '@app/accounts';
import type { PlatformAdapter } from '@app/platforms';
import type { AccountHealth } from '@app/scheduler';
import type { AttemptResult } from '../attempts/upstream-answer';
import type { RelayRequest } from '../relay-request';

/** Whoever is to hear what an account answered. */
export type HealthListener = Pick<AccountHealth, 'failed' | 'answered'>;

interface Asked {
  readonly account: Account;
  readonly adapter: PlatformAdapter;
  readonly request: RelayRequest;
  /** Until the answer began, in milliseconds. */
  readonly firstByteMs: number;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** An answer counts as that of any request: it may end a cooldown, as a failure may begin one. */
export function tellHealth(health: HealthListener, asked: Asked, result: AttemptResult): void {
  const { account, adapter, request, firstByteMs, now } = asked;
  const origin = adapter.originOf(account);
  const { model } = request.envelope;
  if (result.kind === 'answer') {
    health.answered(account, origin, model, adapter.readWindows(result.answer.headers, now), firstByteMs);
    return;
  }
  const { cause } = result.failure;
  if (!('untranslatable' in cause)) health.failed(account, origin, model, cause, request.requestId);
}
