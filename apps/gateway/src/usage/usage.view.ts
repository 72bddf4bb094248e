import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { formatDollars } from '@app/common';
import type { Totals } from '@app/usage';
import type { Plain } from '../control-plane/plain';

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

/** Requests that did not come to their end, by how they ended. */
export class UnfinishedView {
  @ApiProperty({ type: Number })
  callerLeft!: number;

  @ApiProperty({ type: Number })
  upstreamFailed!: number;

  @ApiProperty({ type: Number })
  upstreamInterrupted!: number;

  @ApiProperty({ type: Number })
  gatewayLost!: number;
}

export class TotalsView {
  @ApiProperty({ type: Number })
  requests!: number;

  @ApiProperty({ type: UnfinishedView })
  unfinished!: Plain<UnfinishedView>;

  @ApiProperty({ type: TokensView })
  tokens!: Plain<TokensView>;

  @ApiProperty({ type: Number, description: 'Of the output, where the upstream says so.' })
  reasoningTokens!: number;

  @ApiProperty({ type: String, example: '12.345678901', description: 'Dollars, exact.' })
  costUsd!: string;

  @ApiProperty({ type: Number, description: 'Requests whose cost is not known: the price of their model is missing.' })
  unpricedRequests!: number;

  @ApiProperty({ type: Number, nullable: true, description: 'Null where there is no request.' })
  averageDurationMs!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Of the requests that had a first byte.' })
  averageFirstByteMs!: number | null;
}

export class UsageRow extends TotalsView {
  @ApiProperty({
    type: String,
    description:
      'Hour (as `2026-11-21T13:00:00Z`), day, week (`2026-W47`), month, or key, user, account, group, model, platform or client, as asked. `none`: no group, or no known client.',
  })
  id!: string;

  @ApiPropertyOptional({ type: String, description: 'Of a key, user, account or group that is still known.' })
  name?: string;

  @ApiPropertyOptional({ type: TotalsView })
  previous?: Plain<TotalsView>;
}

export class PreviousUsage {
  @ApiProperty({ type: String, format: 'date' })
  from!: string;

  @ApiProperty({ type: String, format: 'date' })
  to!: string;

  @ApiProperty({ type: TotalsView })
  total!: Plain<TotalsView>;
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

  @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.' })
  nextCursor!: string | null;

  @ApiProperty({ type: TotalsView, description: 'Of all rows, those of other pages included.' })
  total!: Plain<TotalsView>;

  @ApiPropertyOptional({ type: PreviousUsage })
  previous?: Plain<PreviousUsage>;
}

export function viewOfTotals(totals: Totals): Plain<TotalsView> {
  return {
    requests: Number(totals.requests),
    unfinished: {
      callerLeft: Number(totals.callerLeft),
      upstreamFailed: Number(totals.upstreamFailed),
      upstreamInterrupted: Number(totals.upstreamInterrupted),
      gatewayLost: Number(totals.gatewayLost),
    },
    tokens: {
      input: Number(totals.input),
      cacheRead: Number(totals.cacheRead),
      cacheWrite5m: Number(totals.cacheWrite5m),
      cacheWrite1h: Number(totals.cacheWrite1h),
      output: Number(totals.output),
    },
    reasoningTokens: Number(totals.reasoning),
    costUsd: formatDollars(totals.costNanoDollars),
    unpricedRequests: Number(totals.unpriced),
    averageDurationMs: average(totals.durationMs, totals.durations),
    averageFirstByteMs: average(totals.firstByteMs, totals.firstBytes),
  };
}

/** In whole milliseconds. */
const average = (sum: bigint, count: bigint): number | null => (count > 0n ? Number((sum + count / 2n) / count) : null);
