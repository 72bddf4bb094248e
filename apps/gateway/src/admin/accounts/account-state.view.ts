import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type CooldownCause,
  type CooldownScope,
  type ReauthorisationReason,
  type UpstreamWindow,
  cooldownCauses,
  reauthorisationReasons,
} from '@app/accounts';

/** The first that applies: `unreadable` or ended (`needs_reauth`) credentials, `expired`, `paused` by an administrator, `cooling` as a whole, else `available`. */
export const accountStatuses = ['available', 'paused', 'cooling', 'expired', 'unreadable', 'needs_reauth'] as const;
export type AccountStatus = (typeof accountStatuses)[number];
const windowStatuses = ['allowed', 'warning', 'rejected'] as const;

export class CooldownEvidenceView {
  @ApiPropertyOptional({ type: Number, description: "Status of the upstream's answer.", example: 429 })
  status?: number;

  @ApiPropertyOptional({
    type: String,
    description: "The upstream's name for the error, or that of a broken connection.",
  })
  code?: string;

  @ApiPropertyOptional({ type: String, description: 'The request that met the failure.' })
  requestId?: string;
}

export class CooldownView {
  @ApiProperty({ type: String, description: '`account`, `host`, or `family:` and a family of models.' })
  scope!: CooldownScope;

  @ApiProperty({ enum: cooldownCauses })
  cause!: CooldownCause;

  @ApiProperty({ type: String, format: 'date-time' })
  since!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  until!: string;

  @ApiProperty({ type: CooldownEvidenceView })
  evidence!: CooldownEvidenceView;
}

export class UpstreamWindowView {
  @ApiProperty({ type: String, description: 'As the upstream names it.', example: '5h' })
  name!: string;

  @ApiProperty({ enum: windowStatuses })
  status!: UpstreamWindow['status'];

  @ApiPropertyOptional({ type: Number, description: '0 to 1 and above.', example: 0.42 })
  utilization?: number;

  @ApiPropertyOptional({ type: String, format: 'date-time' })
  resetsAt?: string;

  @ApiPropertyOptional({
    type: String,
    description: 'The family of models that it limits; absent: all of the account.',
  })
  family?: string;
}

export class SpentView {
  @ApiProperty({ type: String, format: 'date', example: '2026-11-21' })
  day!: string;

  @ApiProperty({ type: String, description: 'US dollars, as a decimal.', example: '1.2345' })
  costUsd!: string;
}

export class ReauthorisationView {
  @ApiProperty({
    enum: reauthorisationReasons,
    description: '`ambiguous_rotation`: an answer that may have held another refresh token never arrived.',
  })
  reason!: ReauthorisationReason;

  @ApiProperty({ type: String, format: 'date-time' })
  since!: string;
}

export class AccountStateView {
  @ApiProperty({ enum: accountStatuses, example: 'available' })
  status!: AccountStatus;

  @ApiProperty({ type: [CooldownView], description: 'Those that last.' })
  cooldowns!: readonly CooldownView[];

  @ApiProperty({ type: [UpstreamWindowView], description: "The upstream's own limits, as its answers report them." })
  windows!: readonly UpstreamWindowView[];

  @ApiPropertyOptional({ type: ReauthorisationView, description: 'Why its credentials have ended (`needs_reauth`).' })
  reauthorisation?: ReauthorisationView;

  @ApiPropertyOptional({ type: Number, description: 'Time to the first byte of recent answers, in milliseconds.' })
  firstByteMs?: number;

  @ApiPropertyOptional({ type: Number, description: 'Requests under way.' })
  running?: number;

  @ApiPropertyOptional({ type: SpentView, description: 'What it has cost on its latest day.' })
  spent?: SpentView;
}
