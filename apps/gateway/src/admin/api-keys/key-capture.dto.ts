import { ApiProperty } from '@nestjs/swagger';
import { IsMoment } from '../../control-plane/validation/moment-field';

export class KeyCaptureRequest {
  @ApiProperty({
    ...{ type: String, format: 'date-time', example: '2027-01-31T12:00:00Z' },
    description: 'Until when details of its requests are kept: at most 24 hours from now.',
  })
  @IsMoment()
  until!: string;
}
