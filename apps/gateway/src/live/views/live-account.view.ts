import { ApiProperty } from '@nestjs/swagger';
import { type CooldownCause, type ReauthorisationReason, cooldownCauses, reauthorisationReasons } from '@app/accounts';
import { type Platform, platforms } from '@app/common';
import {
  type AccountStatus,
  CooldownView,
  UpstreamWindowView,
  accountStatuses,
} from '../../admin/accounts/account-state.view';

export class LiveAccount {
  @ApiProperty({ type: String, example: 'acc_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'team account' })
  name!: string;

  @ApiProperty({ enum: platforms })
  platform!: Platform;

  @ApiProperty({ enum: accountStatuses, description: 'As `state.status` of the account says it.' })
  status!: AccountStatus;

  @ApiProperty({
    ...{ enum: [...cooldownCauses, ...reauthorisationReasons], type: String, nullable: true },
    description: 'Why it is `cooling` as a whole, or `needs_reauth`; else null.',
  })
  reason!: CooldownCause | ReauthorisationReason | null;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Of what `reason` says, or `expired`.',
  })
  since!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: not by itself, or not known.' })
  until!: string | null;

  @ApiProperty({ type: [CooldownView], description: 'All that last, those of families of models included.' })
  cooldowns!: readonly CooldownView[];

  @ApiProperty({
    type: [UpstreamWindowView],
    description: "The upstream's windows that have a length, such as `5h` and `7d`; `utilization` to a hundredth.",
  })
  windows!: readonly UpstreamWindowView[];

  @ApiProperty({ type: Number, description: 'Requests under way, of all gateways.' })
  running!: number;

  @ApiProperty({ type: Number, description: 'Requests that wait for it; one may wait for several accounts.' })
  waiting!: number;
}

/** In a snapshot all accounts; in the event `account` those that are not as they were. */
export class LivePool {
  @ApiProperty({ type: [LiveAccount] })
  accounts!: readonly LiveAccount[];

  @ApiProperty({ type: [String], description: 'Ids of accounts that are gone.' })
  removed!: readonly string[];
}
