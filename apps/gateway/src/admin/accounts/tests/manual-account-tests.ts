import { Inject, Injectable } from '@nestjs/common';
import { type Account, AccountTestHistory } from '@app/accounts';
import { createId } from '@app/common';
import { type ProbeQuestion, type ProbeResult, type ProbeWatcher, testRunOf } from '@app/relay';
import type { Logger } from '@app/telemetry';
import { LOGGER } from '../../../bootstrap/tokens';
import { ACCOUNT_TEST, type AccountTest } from '../account-state-source';

/** Tests that somebody asks for. Nothing follows from them but a place in the account's history. */
@Injectable()
export class ManualAccountTests {
  constructor(
    @Inject(ACCOUNT_TEST) private readonly test: AccountTest,
    private readonly history: AccountTestHistory,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /**
   * @param watcher hears the answer as it comes
   * @throws GatewayError where there was nothing to ask, or nobody; `caller_left` where the watcher went away
   */
  async run(account: Account, userId: string, question: ProbeQuestion, watcher?: ProbeWatcher): Promise<ProbeResult> {
    const result = await this.test.probe(account, userId, question, watcher);
    try {
      await this.history.add(account.id, testRunOf(result, createId('tst'), 'manual'));
    } catch (error) {
      this.logger.warn({ accountId: account.id, reason: String(error) }, 'a test is not in the history of its account');
    }
    return result;
  }
}
