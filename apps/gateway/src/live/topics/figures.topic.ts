import { formatDollars } from '@app/common';
import type { Calendar, RollupsReader } from '@app/usage';
import type { GatewayPictures } from '../gateways/gateway-pictures';
import type { LiveFigures } from '../views/live-figures.view';
import { ToldValue } from './told-value';

export interface FiguresTopicParts {
  readonly pictures: Pick<GatewayPictures, 'all' | 'rates'>;
  readonly rollups: Pick<RollupsReader, 'read'>;
  readonly calendar: Pick<Calendar, 'dayOf'>;
  readonly now: () => number;
}

/** How much there is to do, in all gateways. */
export class FiguresTopic extends ToldValue<LiveFigures> {
  private costToday: bigint | undefined;
  private day = '';

  constructor(private readonly parts: FiguresTopicParts) {
    super('figures');
  }

  /** One cell of the sums of usage. @throws what Redis says */
  async read(): Promise<void> {
    const { rollups, calendar, now } = this.parts;
    const day = calendar.dayOf(now());
    const [row] = await rollups.read({ from: day, to: day, by: 'day' });
    this.day = day;
    this.costToday = row?.totals.costNanoDollars ?? 0n;
  }

  protected current(): LiveFigures {
    const { pictures, calendar, now } = this.parts;
    const rates = pictures.rates();
    const all = pictures.all();
    const sumOf = (name: 'letIn' | 'waitingInLine' | 'waitingForAccounts'): number =>
      all.reduce((sum, picture) => sum + picture[name], 0);
    const waitingForAccounts = sumOf('waitingForAccounts');
    // Of a day that has just begun nothing is known yet but that it is not the day before.
    const costToday = this.day === calendar.dayOf(now()) ? this.costToday : undefined;
    return {
      requestsPerSecond: rates?.requestsPerSecond ?? null,
      errorsPerSecond: rates?.errorsPerSecond ?? null,
      tokensPerSecond: rates?.tokensPerSecond ?? null,
      running: Math.max(0, sumOf('letIn') - waitingForAccounts),
      waitingInLine: sumOf('waitingInLine'),
      waitingForAccounts,
      costTodayUsd: costToday === undefined ? null : formatDollars(costToday),
      gateways: all.length,
    };
  }
}
