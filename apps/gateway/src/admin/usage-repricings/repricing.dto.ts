import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { type Platform, platforms } from '@app/common';
import { IsMoment } from '../../control-plane/validation/moment-field';
import { MayBeAbsent } from '../../control-plane/validation/optional';

export class RepricingRequest {
  @ApiProperty({ type: String, format: 'date-time', description: 'Requests that came in at or after this.' })
  @IsMoment()
  from!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'Requests that came in before this.' })
  @IsMoment()
  to!: string;

  @ApiProperty({ type: Boolean, description: 'False: only show the difference.' })
  @IsBoolean()
  apply!: boolean;

  @ApiPropertyOptional({ enum: platforms })
  @MayBeAbsent()
  @IsIn(platforms)
  platform?: Platform;

  @ApiPropertyOptional({ type: String, maxLength: 200, description: 'As the caller or the account names it.' })
  @MayBeAbsent()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  model?: string;

  @ApiPropertyOptional({ type: String, maxLength: 100 })
  @MayBeAbsent()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  accountId?: string;

  @ApiPropertyOptional({ type: String, maxLength: 100 })
  @MayBeAbsent()
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  keyId?: string;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Only requests whose cost is not known.' })
  @MayBeAbsent()
  @IsBoolean()
  onlyUnpriced?: boolean;
}
