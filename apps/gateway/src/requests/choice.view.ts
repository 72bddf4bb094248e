import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { strategies } from '@app/accounts';
import type { Choice, Ineligibility } from '@app/scheduler';

const ineligibilities = Object.keys({
  ...{ 'switched-off': true, 'credential-unreadable': true, 'needs-reauth': true, expired: true },
  ...{ 'model-not-served': true, 'operation-not-supported': true, 'personal-of-another-user': true },
  ...{ 'not-in-group': true, 'not-the-bound-account': true },
  ...{ cooling: true, 'model-cooling': true, 'host-cooling': true, 'awaiting-probe': true, 'quota-used-up': true },
  ...{ 'slots-taken': true, 'serial-queue-busy': true, 'too-slow': true, 'already-tried': true },
} satisfies Record<Ineligibility, true>);
const affinities: readonly Choice['affinity'][] = ['none', 'kept', 'moved', 'new'];
const ways: readonly Choice['via'][] = ['bound', 'fallback', 'pool', 'membership'];

class CandidateView {
  @ApiProperty({ type: String })
  accountId!: string;

  @ApiProperty({ enum: ineligibilities, isArray: true, description: 'Why it was passed over; none: it could serve.' })
  reasons!: readonly Ineligibility[];
}

/** One account that was looked for. */
export class ChoiceView {
  @ApiProperty({ type: [CandidateView], description: 'In the order of preference, at most 50.' })
  candidates!: readonly CandidateView[];

  @ApiProperty({
    ...{ type: 'object', additionalProperties: { type: 'number' } },
    description: 'Accounts that are not listed, by their first reason; `eligible`: they could serve.',
  })
  others!: Choice['others'];

  @ApiProperty({ enum: affinities, description: '`new`: bound to no account before. `none`: no account was chosen.' })
  affinity!: Choice['affinity'];

  @ApiPropertyOptional({
    ...{ enum: ineligibilities, isArray: true },
    description: 'Why the account that the conversation was bound to could not go on; absent also where it is gone.',
  })
  movedBecause?: readonly Ineligibility[];

  @ApiProperty({ enum: strategies })
  strategy!: Choice['strategy'];

  @ApiProperty({ enum: ways, description: "`membership`: the groups of the key's owner." })
  via!: Choice['via'];

  @ApiPropertyOptional({ type: String, description: 'The account group through which the account was found.' })
  groupId?: string;

  @ApiProperty({ type: Number, description: 'Milliseconds that it waited for a slot.' })
  waitedMs!: number;

  @ApiPropertyOptional({ type: Number, description: 'Where it first stood in the queue; absent: it did not wait.' })
  queuePosition?: number;
}
