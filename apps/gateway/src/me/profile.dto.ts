import { ApiProperty } from '@nestjs/swagger';
import { type Permission, permissions } from '@app/auth';
import { SignedInUserDto } from '../auth/signed-in.dto';

export class ProfileDto extends SignedInUserDto {
  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ enum: permissions, isArray: true, description: 'What the role allows.' })
  permissions!: readonly Permission[];
}
