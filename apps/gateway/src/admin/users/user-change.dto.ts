import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { Role } from '@app/common';
import { TagsField } from '../../control-plane/api-keys/key-fields';
import { LimitsField } from '../../control-plane/limits/limits-field';
import type { LimitsDto } from '../../control-plane/limits/limits.dto';
import { NameField } from '../../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../../control-plane/validation/optional';
import { EmailField, GroupIdsField, QueueWeightField, RoleField } from './user-fields';

export class UserChange {
  @MayBeAbsent()
  @RoleField('Ends the sessions of the person.')
  role?: Role;

  @ApiPropertyOptional({ type: Boolean, description: 'Ends the sessions of the person, and lets their keys rest.' })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;

  @MayBeCleared()
  @NameField('Ada Lovelace', { required: false })
  displayName?: string | null;

  @MayBeCleared()
  @EmailField({ nullable: true })
  email?: string | null;

  @MayBeCleared()
  @TagsField({ nullable: true })
  tags?: string[] | null;

  @MayBeCleared()
  @GroupIdsField({ nullable: true })
  groupIds?: string[] | null;

  @MayBeCleared()
  @LimitsField({ nullable: true })
  limits?: LimitsDto | null;

  @MayBeCleared()
  @QueueWeightField({ nullable: true })
  queueWeight?: number | null;
}
