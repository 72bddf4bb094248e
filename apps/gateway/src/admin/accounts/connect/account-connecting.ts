import { Inject, Injectable } from '@nestjs/common';
import { type Account, Accounts } from '@app/accounts';
import { AuditTrail } from '@app/audit';
import {
  AccountConnections,
  type AuthorizationAnswer,
  CredentialsRefused,
  type GrantedConnection,
  type PendingConnection,
  isExpectedIssuer,
} from '@app/platforms';
import type { Logger } from '@app/telemetry';
import { LOGGER } from '../../../bootstrap/tokens';
import { requireWritten } from '../../../control-plane/problem/refusals';
import { AccountReferences } from '../account-references';
import { ACCOUNT_RESET, type AccountReset } from '../account-state-source';
import { refusedThere, unknownConnection } from './connection-refused';

/** The second half of a connection: the answer of the sign-in service becomes an account's secret. */
@Injectable()
export class AccountConnecting {
  constructor(
    private readonly accounts: Accounts,
    private readonly connections: AccountConnections,
    private readonly references: AccountReferences,
    @Inject(ACCOUNT_RESET) private readonly cooldowns: AccountReset,
    private readonly trail: AuditTrail,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * To be called for somebody of whom it is known that the connection is theirs.
   * @throws ControlPlaneError, or GatewayError where the sign-in service or the store is away; in each case the state is used up
   */
  async settle(pending: PendingConnection, answer: AuthorizationAnswer): Promise<Account> {
    const { state, issuer, outcome } = answer;
    if (!(await this.connections.take(state))) throw unknownConnection();
    if (!isExpectedIssuer(issuer, pending)) throw await this.refused(pending, 'issuer_mismatch');
    if ('refusal' in outcome) throw await this.refused(pending, outcome.refusal, outcome.description);
    this.requireTarget(pending);
    const granted = await this.granted(pending, outcome.code);
    const account = await this.stored(pending, granted);
    await this.connections.handOver(account.id, granted);
    return account;
  }

  /** What was there ten minutes ago may be gone. */
  private requireTarget({ target }: PendingConnection): void {
    if ('accountId' in target) return;
    this.references.requireOwner(target.account);
    this.references.requireGroups(target.account);
  }

  private async granted(pending: PendingConnection, code: string): Promise<GrantedConnection> {
    try {
      return await this.connections.exchange(pending, code);
    } catch (error) {
      if (error instanceof CredentialsRefused) throw await this.refused(pending, error.code, error.description);
      await this.note(pending, 'failed', 'sign_in_unavailable');
      throw error;
    }
  }

  private async stored({ target }: PendingConnection, { credentials }: GrantedConnection): Promise<Account> {
    if ('account' in target) return this.accounts.create(target.account, credentials);
    const { accountId } = target;
    requireWritten(await this.accounts.replaceCredentials(accountId, credentials));
    await this.letIn(accountId);
    const account = this.accounts.get(accountId);
    if (!account) throw unknownConnection();
    return account;
  }

  /** What the former secret led to does not speak of this one. It ends by itself where it cannot be ended now. */
  private async letIn(accountId: string): Promise<void> {
    await this.cooldowns.reset(accountId).catch((error: unknown) => {
      this.logger.warn({ accountId, reason: String(error) }, 'cooldowns of an account that was connected again stay');
    });
  }

  private async refused(pending: PendingConnection, code: string, description?: string): Promise<Error> {
    await this.note(pending, 'refused', code);
    return refusedThere(code, description);
  }

  private note({ target }: PendingConnection, outcome: 'refused' | 'failed', code: string): Promise<void> {
    const subject = 'accountId' in target ? { subject: { type: 'accounts', id: target.accountId } } : {};
    return this.trail.note({ action: 'accounts.connect-refused', outcome, ...subject, detail: { code } });
  }
}
