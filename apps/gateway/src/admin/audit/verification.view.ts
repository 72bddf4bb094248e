import { ApiProperty } from '@nestjs/swagger';
import { type FaultReason, type Verification, faultReasons } from '@app/audit';
import type { Plain } from '../../control-plane/plain';

export class FirstBadView {
  @ApiProperty({ type: Number, description: 'Sequence number of the first entry that is not as it was written.' })
  seq!: number;

  @ApiProperty({ enum: Object.keys(faultReasons) })
  reason!: FaultReason;
}

export class VerificationView {
  @ApiProperty({ type: Boolean })
  verified!: boolean;

  @ApiProperty({ type: Number, description: 'How many entries are good, from the first that is kept.' })
  entries!: number;

  @ApiProperty({ type: FirstBadView, required: false })
  firstBad?: Plain<FirstBadView>;

  @ApiProperty({ type: Number, description: 'Sequence number of the last good entry.' })
  headSeq!: number;

  @ApiProperty({
    type: String,
    description: 'Hash of the last good entry, as the log of the worker names it every hour.',
  })
  headHash!: string;
}

export const viewOfVerification = (found: Verification): Plain<VerificationView> => ({ ...found });
