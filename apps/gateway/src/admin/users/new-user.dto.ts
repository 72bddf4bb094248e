import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsString, MaxLength } from 'class-validator';
import type { Role } from '@app/common';
import { TagsField } from '../../control-plane/api-keys/key-fields';
import { LimitsField } from '../../control-plane/limits/limits-field';
import type { LimitsDto } from '../../control-plane/limits/limits.dto';
import { NameField } from '../../control-plane/validation/name-field';
import { MayBeAbsent } from '../../control-plane/validation/optional';
import { EmailField, GroupIdsField, QueueWeightField, RoleField, UsernameField } from './user-fields';

/** No password is longer; which ones are good enough is for the password policy to say. */
const LONGEST_PASSWORD = 1_000;

export class NewUserRequest {
  @UsernameField()
  username!: string;

  @MayBeAbsent()
  @RoleField('Without it: member.')
  role?: Role;

  @ApiPropertyOptional({ type: String, description: 'Without it one is generated, and shown once.' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(LONGEST_PASSWORD)
  password?: string;

  @ApiPropertyOptional({
    type: Boolean,
    default: true,
    description: 'Whether the person has to choose another password first. False only with a `password`.',
  })
  @MayBeAbsent()
  @IsBoolean()
  mustChangePassword?: boolean;

  @MayBeAbsent()
  @NameField('Ada Lovelace', { required: false })
  displayName?: string;

  @MayBeAbsent()
  @EmailField({ nullable: false })
  email?: string;

  @MayBeAbsent()
  @TagsField({ nullable: false })
  tags?: string[];

  @MayBeAbsent()
  @GroupIdsField({ nullable: false })
  groupIds?: string[];

  @MayBeAbsent()
  @LimitsField({ nullable: false })
  limits?: LimitsDto;

  @MayBeAbsent()
  @QueueWeightField({ nullable: false })
  queueWeight?: number;
}
