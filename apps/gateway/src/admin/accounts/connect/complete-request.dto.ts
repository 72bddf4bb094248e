import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../../../control-plane/validation/optional';

/** What stands in the address that the browser was led back to. */
export class CompleteRequest {
  @ApiProperty({ type: String, maxLength: 4_096, example: '4/0AY0e-g7' })
  @IsString()
  @MaxLength(4_096)
  code!: string;

  @ApiProperty({ type: String, maxLength: 64, example: 'x7Jc3yvJ2Yw0m8u1cU2pX9b5w4n6t0q1R3s8d7f6g5h' })
  @IsString()
  @MaxLength(64)
  state!: string;

  @ApiPropertyOptional({ type: String, maxLength: 2_048, description: 'Where the address has it (RFC 9207).' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(2_048)
  iss?: string;
}
