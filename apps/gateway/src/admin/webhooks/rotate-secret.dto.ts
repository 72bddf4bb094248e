import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { SigningKind } from '@app/webhooks';
import { MayBeAbsent } from '../../control-plane/validation/optional';
import { SigningField } from './webhook.dto';

export class RotateSecretRequest {
  @ApiPropertyOptional({
    ...{ type: String, example: 'PT24H' },
    description:
      'How long all former secrets sign beside the new one: an ISO 8601 duration of at most 7 days. `PT0S`: they end at once. Absent: a day.',
  })
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  overlap?: string;

  @MayBeAbsent()
  @SigningField('What the new secret signs with. Absent: the same as the former one.')
  signing?: SigningKind;
}
