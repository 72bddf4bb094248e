import { ApiProperty } from '@nestjs/swagger';
import { formatDollars } from '@app/common';
import { type Totals, type TotalsRow, noTotals, sumOfTotals } from '@app/usage';
import type { Plain } from '../control-plane/plain';
import type { Period } from './usage-period';

export class TokensView {
  @ApiProperty({ type: Number })
  input!: number;

  @ApiProperty({ type: Number })
  cacheRead!: number;

  @ApiProperty({ type: Number })
  cacheWrite5m!: number;

  @ApiProperty({ type: Number })
  cacheWrite1h!: number;

  @ApiProperty({ type: Number, description: 'Reasoning included.' })
  output!: number;
}

export class TotalsView {
  @ApiProperty({ type: Number })
  requests!: number;

  @ApiProperty({ type: TokensView })
  tokens!: Plain<TokensView>;

  @ApiProperty({ type: String, example: '12.345678901', description: 'Dollars, exact.' })
  costUsd!: string;

  @ApiProperty({ type: Number, description: 'Requests whose cost is not known: the price of their model is missing.' })
  unpricedRequests!: number;
}

export class UsageRow extends TotalsView {
  @ApiProperty({ type: String, description: 'Day, user, key, account or model, as asked.' })
  id!: string;
}

export class UsageAnswer {
  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;

  @ApiProperty({ type: String, example: 'UTC', description: 'Where the days begin and end.' })
  timezone!: string;

  @ApiProperty({ type: [UsageRow] })
  items!: Plain<UsageRow>[];

  @ApiProperty({ type: String, nullable: true, description: 'Always null: totals come whole.' })
  nextCursor!: null;

  @ApiProperty({ type: TotalsView })
  total!: Plain<TotalsView>;
}

export function usageAnswer({ from, to }: Period, timezone: string, rows: readonly TotalsRow[]): Plain<UsageAnswer> {
  return {
    ...{ from, to, timezone },
    items: rows.map(({ id, totals }) => ({ id, ...viewOfTotals(totals) })),
    nextCursor: null,
    total: viewOfTotals(rows.reduce((sum, { totals }) => sumOfTotals(sum, totals), noTotals)),
  };
}

function viewOfTotals(totals: Totals): Plain<TotalsView> {
  return {
    requests: Number(totals.requests),
    tokens: {
      input: Number(totals.input),
      cacheRead: Number(totals.cacheRead),
      cacheWrite5m: Number(totals.cacheWrite5m),
      cacheWrite1h: Number(totals.cacheWrite1h),
      output: Number(totals.output),
    },
    costUsd: formatDollars(totals.costNanoDollars),
    unpricedRequests: Number(totals.unpriced),
  };
}
