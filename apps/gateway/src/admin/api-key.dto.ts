import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import { IsMoment } from '../control-plane/validation/moment-field';
import { NameField } from '../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../control-plane/validation/optional';

const debugDescription = 'Answers on client routes carry `x-trunkline-account`.';

export class NewApiKeyRequest {
  @NameField('build server')
  name!: string;

  @ApiPropertyOptional({ type: String, description: 'Whose key it is; absent: your own.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  userId?: string;

  @ApiPropertyOptional({ type: String, format: 'date-time', example: '2027-01-31T12:00:00Z' })
  @MayBeAbsent()
  @IsMoment()
  expiresAt?: string;

  @ApiPropertyOptional({ type: Boolean, default: true })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: Boolean, default: false, description: debugDescription })
  @MayBeAbsent()
  @IsBoolean()
  debug?: boolean;
}

export class ApiKeyChange {
  @MayBeAbsent()
  @NameField('build server', { required: false })
  name?: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, required: false, description: 'Null: never.' })
  @MayBeCleared()
  @IsMoment()
  expiresAt?: string | null;

  @ApiPropertyOptional({ type: Boolean })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: debugDescription })
  @MayBeAbsent()
  @IsBoolean()
  debug?: boolean;
}
