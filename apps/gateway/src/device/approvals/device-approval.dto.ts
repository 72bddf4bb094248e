import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { type KeyPermission, keyPermissions } from '@app/api-keys';
import type { Plain } from '../../control-plane/plain';
import { OwnGroupDto } from '../../me/profile.dto';

const LONGEST_CODE = 32;

export class UserCodeRequest {
  @ApiProperty({
    ...{ type: String, maxLength: LONGEST_CODE, example: 'WDJB-MJHT' },
    description: 'As somebody typed it: case, spaces and dashes do not count.',
  })
  @IsString()
  @MaxLength(LONGEST_CODE)
  userCode!: string;
}

export class DeviceAccessView {
  @ApiProperty({ enum: keyPermissions, isArray: true, description: 'The protocols that it may use.' })
  permissions!: readonly KeyPermission[];

  @ApiPropertyOptional({ type: OwnGroupDto, description: 'The only account group that serves it; absent: any.' })
  group?: Plain<OwnGroupDto>;

  @ApiProperty({ type: String, format: 'date-time', description: 'It has to sign in again by then.' })
  expiresAt!: string;
}

export class DeviceApprovalView {
  @ApiProperty({ type: String, description: 'To be compared with what the terminal shows.', example: 'WDJB-MJHT' })
  userCode!: string;

  @ApiProperty({ type: String, description: 'The program, as it calls itself.', example: 'Claude Code 2.1.329' })
  client!: string;

  @ApiProperty({ type: String, description: 'Where it asks from.', example: '192.0.2.7' })
  address!: string;

  @ApiProperty({ type: String, format: 'date-time' })
  requestedAt!: string;

  @ApiProperty({ type: String, format: 'date-time', description: 'Until when it waits for a decision.' })
  expiresAt!: string;

  @ApiProperty({ type: DeviceAccessView, description: 'What it may do in your name once you approve.' })
  access!: Plain<DeviceAccessView>;
}
