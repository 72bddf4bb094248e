import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Platform, platforms } from '@app/common';
import type { Explanation } from '@app/relay';
import type { Pricing } from '@app/usage';
import type { Plain } from '../control-plane/plain';
import { ChoiceView } from './choice.view';
import { CostView, viewOfCost } from './cost.view';

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

  @ApiProperty({ type: [ChoiceView], description: 'One for each account that was looked for.' })
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

  @ApiProperty({
    type: CostView,
    description:
      'What was used × its price × what it is multiplied by, line by line, by the prices of when it came in as they are known today.',
  })
  cost!: CostView;
}

export type ExplainedRequestAnswer = Plain<ExplainedRequestView>;

export function viewOfExplanation(explanation: Explanation, pricing: Pricing): ExplainedRequestAnswer {
  const { usage, startedAt, accountId, platform, rewritten, model, ...rest } = explanation;
  const cost = pricing.cost(usage, {
    ...{ platform: platform ?? 'claude', accountId: accountId ?? '', at: startedAt },
    ...{ calledAs: rewritten?.model ?? model, requested: model },
  });
  return {
    ...rest,
    model,
    startedAt: new Date(startedAt).toISOString(),
    ...(accountId === undefined ? {} : { accountId }),
    ...(platform === undefined ? {} : { platform }),
    ...(rewritten === undefined ? {} : { rewritten }),
    cost: viewOfCost(cost),
  };
}
