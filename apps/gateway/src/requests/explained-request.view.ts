import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Platform, type TokenUsage, formatDollars, platforms } from '@app/common';
import type { Explanation } from '@app/relay';
import { type CostLine, type PriceList, explainCost } from '@app/usage';
import type { Plain } from '../control-plane/plain';

class ExplainedAttemptView {
  @ApiProperty({ type: String })
  accountId!: string;

  @ApiProperty({ type: Number, description: 'Milliseconds after the request came in.' })
  startedMs!: number;

  @ApiProperty({ type: Number, description: 'Milliseconds until the first byte, or until the attempt failed.' })
  tookMs!: number;

  @ApiPropertyOptional({ type: Number, description: 'What the upstream answered; absent: nothing.' })
  status?: number;

  @ApiPropertyOptional({ type: String })
  upstreamRequestId?: string;

  @ApiPropertyOptional({ type: String, description: 'What went wrong; absent: nothing.', example: 'overloaded' })
  failure?: string;
}

class CostLineView {
  @ApiProperty({ type: String })
  model!: string;

  @ApiProperty({ type: String, example: 'cacheRead' })
  tokenClass!: keyof TokenUsage;

  @ApiProperty({ type: Number })
  tokens!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Null: the model has no known price.' })
  usdPerMillionTokens!: string | null;

  @ApiProperty({ type: String, nullable: true })
  costUsd!: string | null;
}

class CostView {
  @ApiProperty({ type: String, nullable: true })
  totalUsd!: string | null;

  @ApiProperty({ type: [CostLineView] })
  lines!: CostLineView[];
}

class AdmissionView {
  @ApiProperty({ type: Number, description: 'Milliseconds until the request was let in.' })
  tookMs!: number;

  @ApiPropertyOptional({
    type: Number,
    description: 'Place in the line for a slot of key or user; absent: none needed.',
  })
  place?: number;

  @ApiPropertyOptional({ type: Number })
  waitedMs?: number;
}

export class ExplainedRequestView {
  @ApiProperty({ type: String })
  requestId!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  startedAt!: string;

  @ApiProperty({ type: String })
  userId!: string;

  @ApiProperty({ type: String })
  keyId!: string;

  @ApiProperty({ type: String, example: 'generate' })
  operation!: string;

  @ApiProperty({ type: String })
  model!: string;

  @ApiProperty({ type: Boolean })
  isStreaming!: boolean;

  @ApiPropertyOptional({
    enum: ['client', 'prefix'],
    description: 'How the conversation was told; absent: it was not.',
  })
  conversation?: 'client' | 'prefix';

  @ApiProperty({ type: AdmissionView })
  admission!: AdmissionView;

  @ApiProperty({
    type: 'array',
    items: { type: 'object', additionalProperties: true },
    description:
      "One for each account that was looked for: strategy, `via` (bound, fallback, pool, or membership: the groups of the key's owner), " +
      'affinity and why it moved, the wait for a slot, and the candidates in order of preference with the reasons why each was passed ' +
      'over ([]: it could serve).',
  })
  choices!: Explanation['choices'];

  @ApiProperty({ type: [ExplainedAttemptView] })
  attempts!: readonly ExplainedAttemptView[];

  @ApiPropertyOptional({
    type: 'object',
    properties: {
      model: { type: 'string' },
      thinkingOfMessages: { type: 'number' },
      translatedTo: { type: 'string' },
      dropped: { type: 'array', items: { type: 'string' } },
    },
    description:
      'What was changed on the way to the account: the model name, thinking that was signed elsewhere, the protocol that it was translated ' +
      'to and what that has no words for.',
  })
  rewritten?: Explanation['rewritten'];

  @ApiProperty({ type: String, example: 'completed' })
  outcome!: string;

  @ApiProperty({ type: Number, description: 'HTTP status that the client got; 0 when none was sent.' })
  status!: number;

  @ApiPropertyOptional({ type: String, description: "Code of the relay's own refusal." })
  code?: string;

  @ApiPropertyOptional({ type: String })
  message?: string;

  @ApiPropertyOptional({ type: Number })
  firstByteMs?: number;

  @ApiProperty({ type: Number })
  durationMs!: number;

  @ApiPropertyOptional({ type: String, description: 'The account whose answer the client got.' })
  accountId?: string;

  @ApiPropertyOptional({ enum: platforms })
  platform?: Platform;

  @ApiProperty({ type: CostView, description: "Tokens × price, line by line, by today's price list." })
  cost!: CostView;
}

export type ExplainedRequestAnswer = Plain<ExplainedRequestView>;

export function viewOfExplanation(explanation: Explanation, prices: PriceList): ExplainedRequestAnswer {
  const { usage, startedAt, platform, rewritten, model, ...rest } = explanation;
  const { lines, total } = explainCost(usage, platform ?? 'claude', rewritten?.model ?? model, prices);
  return {
    ...rest,
    model,
    startedAt: new Date(startedAt).toISOString(),
    ...(platform === undefined ? {} : { platform }),
    ...(rewritten === undefined ? {} : { rewritten }),
    cost: { totalUsd: total === undefined ? null : formatDollars(total), lines: lines.map(viewOfLine) },
  };
}

const NANO_PER_MICRO = 1_000n;

function viewOfLine({ model, tokenClass, tokens, price }: CostLine): Plain<CostLineView> {
  if (price === null) return { model, tokenClass, tokens, usdPerMillionTokens: null, costUsd: null };
  return {
    ...{ model, tokenClass, tokens },
    usdPerMillionTokens: formatDollars(BigInt(price) * NANO_PER_MICRO),
    costUsd: formatDollars((BigInt(tokens) * BigInt(price)) / NANO_PER_MICRO),
  };
}
