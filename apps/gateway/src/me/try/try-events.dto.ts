import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Platform, type UsageSource, platforms } from '@app/common';
import { type Protocol, type StopReason, protocols, stopReasons } from '@app/protocols';
import { TokensView } from '../../usage/usage.view';
import type { Plain } from '../../control-plane/plain';

export class TryBegun {
  @ApiProperty({ type: String, description: 'By which it is found in usage records and explanations.' })
  requestId!: string;

  @ApiProperty({ type: String, description: 'As it was asked for.' })
  model!: string;

  @ApiProperty({ enum: protocols, description: 'In which it is asked.' })
  protocol!: Protocol;
}

export class TryText {
  @ApiProperty({ type: String, description: 'What has come since the event before.' })
  delta!: string;
}

export class TryAccount {
  @ApiProperty({ type: String })
  id!: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null: it is gone already.' })
  name!: string | null;

  @ApiProperty({ enum: platforms })
  platform!: Platform;
}

export class TryDone {
  @ApiProperty({ type: String })
  requestId!: string;

  @ApiProperty({ type: String, description: 'As it was asked for.' })
  model!: string;

  @ApiPropertyOptional({
    type: TryAccount,
    description: 'Which account answered; absent unless you are an administrator or the key has `debug`.',
  })
  account?: Plain<TryAccount>;

  @ApiProperty({ type: TokensView })
  tokens!: Plain<TokensView>;

  @ApiProperty({ enum: ['exact', 'partial', 'estimated'], description: 'Where the tokens come from.' })
  source!: UsageSource;

  @ApiProperty({
    type: String,
    nullable: true,
    example: '0.000213',
    description: 'USD; null: the price of the model is not known.',
  })
  costUsd!: string | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Milliseconds until the answer began.' })
  firstByteMs!: number | null;

  @ApiProperty({ type: Number, description: 'Milliseconds in all.' })
  tookMs!: number;

  @ApiProperty({
    enum: stopReasons,
    nullable: true,
    description: 'Why the model stopped; null: it did not say.',
  })
  stopReason!: StopReason | null;
}

export class TryError {
  @ApiProperty({
    type: String,
    example: 'policy_budget_exhausted',
    description: 'As in problem details; `upstream_refused`: the upstream takes no such request, in its own words.',
  })
  code!: string;

  @ApiProperty({ type: String })
  message!: string;

  @ApiProperty({ type: Number, nullable: true, description: 'When to ask again; null: not known, or never.' })
  retryAfterSeconds!: number | null;
}

/** Each name is that of an event. `begun` comes first; the last one is `done` or `error`. */
export class TryEvents {
  @ApiProperty({ type: TryBegun })
  begun!: TryBegun;

  @ApiProperty({ type: TryText })
  text!: TryText;

  @ApiProperty({ type: TryDone })
  done!: TryDone;

  @ApiProperty({ type: TryError })
  error!: TryError;
}
