import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';

export class PasswordChangeDto {
  @ApiProperty({ type: String, maxLength: 1_024, format: 'password' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_024)
  currentPassword!: string;

  @ApiProperty({
    type: String,
    maxLength: 1_024,
    format: 'password',
    description: '12 characters or more, 128 bytes at most, none of the common ones, and without the user name.',
    example: 'correct horse battery staple',
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(1_024)
  newPassword!: string;
}
