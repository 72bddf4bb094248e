import { ApiProperty } from '@nestjs/swagger';

/** Of all gateways together. Rates are those of the last five seconds; null: not known yet. */
export class LiveFigures {
  @ApiProperty({ type: Number, nullable: true, description: 'Requests that ended, refused ones left out.' })
  requestsPerSecond!: number | null;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Of these: no whole answer reached a caller who waited for it.',
  })
  errorsPerSecond!: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'Tokens of all classes, of requests that ended.' })
  tokensPerSecond!: number | null;

  @ApiProperty({ type: Number, description: 'Requests that wait for nothing of ours.' })
  running!: number;

  @ApiProperty({ type: Number, description: 'Requests that wait for a slot of their key or user.' })
  waitingInLine!: number;

  @ApiProperty({ type: Number, description: 'Requests that wait for an account.' })
  waitingForAccounts!: number;

  @ApiProperty({
    ...{ type: String, nullable: true, example: '12.5' },
    description: 'US dollars, as `/admin/usage` sums them up; null: not known yet.',
  })
  costTodayUsd!: string | null;

  @ApiProperty({ type: Number, description: 'Gateways that these figures are of.' })
  gateways!: number;
}
