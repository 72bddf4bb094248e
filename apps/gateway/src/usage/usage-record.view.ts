import { ApiProperty } from '@nestjs/swagger';
import {
  type Platform,
  type ServerToolUses,
  type ServiceClass,
  type UsageSource,
  formatDollars,
  platforms,
  serverTools,
  serviceClasses,
} from '@app/common';
import type { Outcome, UsageRecord } from '@app/usage';
import { pageDtoOf } from '../control-plane/paging/page.dto';
import type { Plain } from '../control-plane/plain';
import { isStreamingOf, serverToolsOf, serviceClassesOf } from './charged-summary';
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

  @ApiProperty({ type: String, description: 'As the caller named it.' })
  model!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'What the account called the model; null: as the caller did.',
  })
  calledAs!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The account group through which the account was found; null: none, or not known.',
  })
  groupId!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    example: 'claude-code',
    description: 'The client program, by the names of allowedClients; null: none that is known.',
  })
  client!: string | null;

  @ApiProperty({ type: Boolean, nullable: true, description: 'Null: not known, of an old record.' })
  isStreaming!: boolean | null;

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

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Of the output tokens those that were thought; null: not said.',
  })
  reasoningTokens!: number | null;

  @ApiProperty({
    enum: serviceClasses,
    isArray: true,
    nullable: true,
    description: 'How the vendor charged: each class once. Null: not known, of an old record.',
  })
  serviceClasses!: ServiceClass[] | null;

  @ApiProperty({
    type: 'object',
    properties: Object.fromEntries(serverTools.map((tool) => [tool, { type: 'integer', minimum: 1 }])),
    additionalProperties: false,
    nullable: true,
    example: { webSearch: 1 },
    description: 'Uses of tools that run at the upstream; null: none, or not known.',
  })
  serverTools!: ServerToolUses | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null when the price of the model is not known.' })
  costUsd!: string | null;

  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Ids of the prices that the cost was counted with; null: of a time before prices had ids.',
  })
  priceIds!: string[] | null;

  @ApiProperty({ type: Number })
  durationMs!: number;

  @ApiProperty({ type: Number, nullable: true })
  firstByteMs!: number | null;

  @ApiProperty({ type: String, nullable: true })
  upstreamRequestId!: string | null;
}

export type UsageRecordAnswer = Plain<UsageRecordView>;

const named = { type: String, nullable: true } as const;

/** With what people call what a record names by id. */
export class NamedUsageRecordView extends UsageRecordView {
  @ApiProperty({ ...named, description: 'User name of `userId`; null: the person is gone, as for the other names.' })
  username!: string | null;

  @ApiProperty({ ...named, description: 'Of `keyId`.' })
  keyName!: string | null;

  @ApiProperty({ ...named, description: 'Of `accountId`.' })
  accountName!: string | null;

  @ApiProperty({ ...named, description: 'Of `groupId`.' })
  groupName!: string | null;
}

export type NamedUsageRecordAnswer = Plain<NamedUsageRecordView>;

export class UsageRecordPage extends pageDtoOf(NamedUsageRecordView) {}

export function viewOfUsageRecord(record: UsageRecord): UsageRecordAnswer {
  const { requestId, userId, keyId, accountId, platform, operation, model, costNanoDollars } = record;
  const { status, outcome, source, attempts, tokens, durationMs, firstByteMs, upstreamRequestId } = record;
  return {
    ...{ requestId, startedAt: new Date(record.startedAt).toISOString(), userId, keyId, accountId, platform },
    ...{ operation, model, calledAs: record.calledAs ?? null, groupId: record.groupId ?? null },
    ...{ client: record.client ?? null, isStreaming: isStreamingOf(record) },
    ...{ status, outcome, source, attempts, tokens, reasoningTokens: record.reasoningTokens ?? null },
    ...{ serviceClasses: serviceClassesOf(record), serverTools: serverToolsOf(record) },
    costUsd: costNanoDollars === null ? null : formatDollars(BigInt(costNanoDollars)),
    priceIds: record.priceIds ? [...record.priceIds] : null,
    ...{ durationMs, firstByteMs, upstreamRequestId },
  };
}
