import { ApiProperty } from '@nestjs/swagger';
import { IsString, Matches, MaxLength } from 'class-validator';

/** Write-only: no answer ever carries it. */
export class AccountCredentialsDto {
  @ApiProperty({ type: String, writeOnly: true, maxLength: 4_096, example: 'sk-…' })
  @IsString()
  @MaxLength(4_096)
  // It is sent as a header's value.
  @Matches(/^[\x21-\x7e]+$/, { message: '$property must be plain visible characters without spaces' })
  apiKey!: string;
}
