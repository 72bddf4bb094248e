import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Permission, type Provider, permissions, providers } from '@app/auth';
import { type Role, roles } from '@app/common';
import type { Plain } from '../control-plane/plain';

export class OwnGroupDto {
  @ApiProperty({ type: String, example: 'grp_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'Research' })
  name!: string;
}

export class ProfileDto {
  @ApiProperty({ type: String, example: 'usr_4fK0aB9cD2eF7gH1iJ3k' })
  id!: string;

  @ApiProperty({ type: String, example: 'owner' })
  username!: string;

  @ApiProperty({ enum: roles, example: 'owner' })
  role!: Role;

  @ApiProperty({ type: Boolean, description: 'True: nothing else is answered before `POST /me/password`.' })
  mustChangePassword!: boolean;

  @ApiPropertyOptional({ type: String, example: 'anna@example.com' })
  email?: string;

  @ApiPropertyOptional({ type: String, example: 'Anna Smith' })
  displayName?: string;

  @ApiProperty({ enum: providers, description: 'Who checks the password. That of a directory is changed there.' })
  provider!: Provider;

  @ApiProperty({ type: String, format: 'date-time' })
  createdAt!: string;

  @ApiProperty({ enum: permissions, isArray: true, description: 'What the role allows.' })
  permissions!: readonly Permission[];

  @ApiProperty({ type: String, example: 'Europe/Berlin', description: 'IANA zone of the relay: where its days begin.' })
  timezone!: string;

  @ApiProperty({ type: [OwnGroupDto], description: 'Account groups, own ones and those that the directory brings.' })
  groups!: readonly Plain<OwnGroupDto>[];
}
