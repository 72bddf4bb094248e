import { ApiProperty } from '@nestjs/swagger';
import type { Plain } from '../control-plane/plain';
import { ProfileDto } from '../me/profile.dto';

export class SignedInDto {
  @ApiProperty({ type: String, description: 'JWT: send it as `Authorization: Bearer`. Keep it in memory only.' })
  accessToken!: string;

  @ApiProperty({ type: Number, description: 'Seconds.', example: 600 })
  expiresIn!: number;

  @ApiProperty({ type: ProfileDto, description: 'As `GET /me` answers.' })
  user!: Plain<ProfileDto>;
}
