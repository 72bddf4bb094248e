import type { Accounts } from '@app/accounts';
import type { Egress } from '@app/egress';
import type { CredentialSource } from '@app/platforms';
import type { AccountHealth, AccountScheduler } from '@app/scheduler';
import type { RequestLedger } from '@app/usage';
import type { OutgoingParts } from './outgoing-request';

export interface AttemptParts extends OutgoingParts {
  readonly accounts: Accounts;
  readonly scheduler: AccountScheduler;
  readonly health: AccountHealth;
  readonly credentialSource: CredentialSource;
  readonly egress: Egress;
  readonly ledger: RequestLedger;
  readonly failover: FailoverSettings;
}

export interface FailoverSettings {
  /** Accounts that one request may try. */
  readonly mostAttempts: number;
  /** Further attempts of all requests, as a share of the requests. */
  readonly budget: number;
  /** From the first choice of an account to the first byte, over all attempts. */
  readonly deadlineMs: number;
  /** What every upstream may take to its first byte, which the way out sees to. */
  readonly firstByteTimeoutMs: number;
  /** How many requests of one user may wait for an account, and how long each, where key and user do not say. */
  readonly queue: { readonly size: number; readonly timeoutMs: number };
}
