import { hash } from 'node:crypto';
import type { EventLog, NewEvent } from '@app/events';
import type { SettledRequest } from './settled-requests';

const NAME_COUNTS_MS = 3 * 86_400_000;
/** Names of models are what callers write. Beyond so many a day somebody makes them up, and one look at the usage shows the rest. */
const MOST_A_DAY = 100;
const LONGEST_SHOWN = 200;

/** Tells of models whose price is not known: what was used of them is on the books without a cost, and counts against no budget. */
export class PriceNotices {
  private day = '';
  private readonly said = new Set<string>();

  constructor(private readonly log: Pick<EventLog, 'publish'>) {}

  /** @returns how many events came of it */
  async tell(settled: readonly SettledRequest[], dayOf: (at: number) => string): Promise<number> {
    let told = 0;
    for (const { at, record } of settled) {
      if (record.costNanoDollars !== null) continue;
      const notice = priceNotice({ at, record }, dayOf(at));
      if (this.isSaid(notice, dayOf(at))) continue;
      if (await this.log.publish(notice)) told += 1;
      this.said.add(notice.once?.name ?? '');
    }
    return told;
  }

  private isSaid({ once }: NewEvent, day: string): boolean {
    if (day !== this.day) this.said.clear();
    this.day = day;
    return this.said.has(once?.name ?? '') || this.said.size >= MOST_A_DAY;
  }
}

function priceNotice({ at, record }: SettledRequest, day: string): NewEvent {
  const { platform, accountId, userId, keyId } = record;
  const model = record.model.slice(0, LONGEST_SHOWN);
  return {
    type: 'usage.price_unknown',
    at: new Date(at).toISOString(),
    summary: `The price of ${model} on ${platform} is not known: its use is on the books without a cost`,
    data: { model, platform, accountId, userId, keyId, day },
    once: {
      name: `usage.price_unknown:${platform}:${hash('sha256', record.model)}:${day}`,
      forMs: NAME_COUNTS_MS,
    },
  };
}
