import type { Family } from '../exposition/family';
import { familyHead, sampleText, seriesHead } from '../exposition/series';
import { type AccountFigures, type AccountStanding, accountStandings } from './account-figures';

/** Its own budget and the windows of an upstream; one that makes names up gets no more series than that needs. */
const MOST_QUOTAS = 6;
/** Nobody looks closer, and long numbers make a long text. */
const rounded = (share: number): number => Math.round(share * 10_000) / 10_000;

class Lines {
  private text = '';

  constructor(
    readonly name: string,
    private readonly help: string,
    private readonly labelNames: readonly string[],
  ) {}

  take(value: number, values: readonly string[]): void {
    this.text += `${seriesHead(this.name, this.labelNames, values)}${sampleText(value)}\n`;
  }

  render(): string {
    return this.text === '' ? '' : familyHead(this.name, this.help, 'gauge') + this.text;
  }
}

/** How all accounts stand, in one pass over them: a thousand accounts have some ten thousand series. */
export class AccountGauges implements Family {
  readonly names = Object.values(accountLines()).map(({ name }) => name);

  constructor(private readonly accounts: () => Iterable<AccountFigures>) {}

  render(): string {
    const gauges = accountLines();
    const counts = new Map<AccountStanding, number>(accountStandings.map((standing) => [standing, 0]));
    for (const account of this.accounts()) {
      const { id, platform, standing, maxConcurrency, firstByteSeconds } = account;
      gauges.info.take(1, [id, platform]);
      gauges.running.take(account.running, [id]);
      gauges.cooling.take(account.isCooling ? 1 : 0, [id]);
      gauges.state.take(1, [id, standing]);
      if (maxConcurrency !== undefined) gauges.limit.take(maxConcurrency, [id]);
      if (firstByteSeconds !== undefined) gauges.firstByte.take(firstByteSeconds, [id]);
      for (const { window, utilization } of account.quotas.slice(0, MOST_QUOTAS))
        gauges.quota.take(rounded(utilization), [id, window]);
      counts.set(standing, (counts.get(standing) ?? 0) + 1);
    }
    for (const [standing, count] of counts) gauges.count.take(count, [standing]);
    return Object.values(gauges)
      .map((lines) => lines.render())
      .join('');
  }
}

const accountLines = () => ({
  count: new Lines('trunkline_accounts', 'Accounts by state.', ['state']),
  info: new Lines('trunkline_account_info', 'Platform of an account; always 1.', ['account', 'platform']),
  running: new Lines('trunkline_account_running', 'Requests of this process under way on an account.', ['account']),
  cooling: new Lines('trunkline_account_cooling', '1 while an account, or a family of models on it, is left alone.', [
    'account',
  ]),
  state: new Lines('trunkline_account_state', '1 for the state that an account is in; no other one is shown.', [
    'account',
    'state',
  ]),
  limit: new Lines(
    'trunkline_account_concurrency_limit',
    'Requests of all processes that an account may have under way; absent: any number.',
    ['account'],
  ),
  firstByte: new Lines(
    'trunkline_account_first_byte_seconds',
    'Time to the first byte of recent answers of an account, decayed.',
    ['account'],
  ),
  quota: new Lines(
    'trunkline_account_quota_utilization_ratio',
    "Used share of an account's quotas: the upstream's windows, and its own cost of a day (daily-cost).",
    ['account', 'window'],
  ),
});
