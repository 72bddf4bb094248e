import { ApiProperty } from '@nestjs/swagger';
import { type Platform, type UsageSource, formatDollars, platforms } from '@app/common';
import type { Outcome, UsageRecord } from '@app/usage';
import { pageDtoOf } from '../control-plane/paging/page.dto';
import type { Plain } from '../control-plane/plain';
import { TokensView } from './usage.view';

const outcomes = ['completed', 'caller-left', 'upstream-failed', 'upstream-interrupted', 'gateway-lost'];

export class UsageRecordView {
  @ApiProperty({ type: String })
  requestId!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: String })
  userId!: string;

  @ApiProperty({ type: String })
  keyId!: string;

  @ApiProperty({ type: String, description: 'The account that answered, or failed last.' })
  accountId!: string;

  @ApiProperty({ enum: platforms })
  platform!: Platform;

  @ApiProperty({ type: String, example: 'generate' })
  operation!: string;

  @ApiProperty({ type: String })
  model!: string;

  @ApiProperty({ type: Number, description: 'HTTP status that the caller got; 0 when none was sent.' })
  status!: number;

  @ApiProperty({ enum: outcomes })
  outcome!: Outcome;

  @ApiProperty({ enum: ['exact', 'partial', 'estimated'] })
  source!: UsageSource;

  @ApiProperty({ type: Number })
  attempts!: number;

  @ApiProperty({ type: TokensView })
  tokens!: Plain<TokensView>;

  @ApiProperty({ type: String, nullable: true, description: 'Null when the price of the model is not known.' })
  costUsd!: string | null;

  @ApiProperty({ type: Number })
  durationMs!: number;

  @ApiProperty({ type: Number, nullable: true })
  firstByteMs!: number | null;

  @ApiProperty({ type: String, nullable: true })
  upstreamRequestId!: string | null;
}

export type UsageRecordAnswer = Plain<UsageRecordView>;

export class UsageRecordPage extends pageDtoOf(UsageRecordView) {}

export function viewOfUsageRecord({ costNanoDollars, startedAt, ...record }: UsageRecord): UsageRecordAnswer {
  return {
    ...record,
    startedAt: new Date(startedAt).toISOString(),
    costUsd: costNanoDollars === null ? null : formatDollars(BigInt(costNanoDollars)),
  };
}
