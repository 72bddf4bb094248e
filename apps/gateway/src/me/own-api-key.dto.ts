import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsMoment } from '../control-plane/validation/moment-field';
import { NameField } from '../control-plane/validation/name-field';
import { MayBeAbsent } from '../control-plane/validation/optional';

export class NewOwnApiKey {
  @NameField('laptop')
  name!: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', example: '2027-01-31T12:00:00Z' })
  @MayBeAbsent()
  @IsMoment()
  expiresAt?: string;
}
