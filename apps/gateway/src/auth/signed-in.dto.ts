import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Role, roles } from '@app/common';
import type { Plain } from '../control-plane/plain';

export class SignedInUserDto {
  @ApiProperty({ type: String, example: 'usr_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'owner' })
  username!: string;

  @ApiProperty({ enum: roles, example: 'owner' })
  role!: Role;

  @ApiPropertyOptional({ type: Boolean, description: 'True: nothing else is answered before `POST /me/password`.' })
  mustChangePassword?: boolean;
}

export class SignedInDto {
  @ApiProperty({ type: String, description: 'JWT: send it as `Authorization: Bearer`. Keep it in memory only.' })
  accessToken!: string;

  @ApiProperty({ type: Number, description: 'Seconds.', example: 600 })
  expiresIn!: number;

  @ApiProperty({ type: SignedInUserDto })
  user!: Plain<SignedInUserDto>;
}
