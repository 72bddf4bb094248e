import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean } from 'class-validator';
import type { KeyPermission } from '@app/api-keys';
import {
  AllowedCidrsField,
  AllowedClientsField,
  AllowedModelsField,
  type ClientChoice,
  DeniedModelsField,
  ExpiresAtField,
  PermissionsField,
  RecordIdField,
  TagsField,
  ValidForField,
} from '../../control-plane/api-keys/key-fields';
import { LimitsField } from '../../control-plane/limits/limits-field';
import type { LimitsDto } from '../../control-plane/limits/limits.dto';
import { NameField } from '../../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../../control-plane/validation/optional';

const debugDescription = 'Answers on client routes carry `x-trunkline-account`.';
const groupDescription = 'The only account group that serves it; not with `accountId`.';
const accountDescription = 'The only account that serves it; not with `groupId`.';
const fallbackDescription = 'The group to turn to when the group or account that it is bound to cannot serve.';

export class NewApiKeyRequest {
  @NameField('build server')
  name!: string;

  @MayBeAbsent()
  @RecordIdField({ nullable: false, description: 'Whose key it is; absent: your own.' })
  userId?: string;

  @ApiPropertyOptional({ type: Boolean, default: true })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: Boolean, default: false, description: debugDescription })
  @MayBeAbsent()
  @IsBoolean()
  debug?: boolean;

  @MayBeAbsent()
  @PermissionsField({ nullable: false })
  permissions?: KeyPermission[];

  @MayBeAbsent()
  @RecordIdField({ nullable: false, description: groupDescription })
  groupId?: string;

  @MayBeAbsent()
  @RecordIdField({ nullable: false, description: accountDescription })
  accountId?: string;

  @MayBeAbsent()
  @RecordIdField({ nullable: false, description: fallbackDescription })
  fallbackGroupId?: string;

  @MayBeAbsent()
  @ExpiresAtField({ nullable: false })
  expiresAt?: string;

  @MayBeAbsent()
  @ValidForField({ nullable: false })
  validFor?: string;

  @MayBeAbsent()
  @LimitsField({ nullable: false })
  limits?: LimitsDto;

  @MayBeAbsent()
  @AllowedClientsField({ nullable: false })
  allowedClients?: ClientChoice[];

  @MayBeAbsent()
  @AllowedModelsField({ nullable: false })
  allowedModels?: string[];

  @MayBeAbsent()
  @DeniedModelsField({ nullable: false })
  deniedModels?: string[];

  @MayBeAbsent()
  @AllowedCidrsField({ nullable: false })
  allowedCidrs?: string[];

  @MayBeAbsent()
  @TagsField({ nullable: false })
  tags?: string[];
}

export class ApiKeyChange {
  @MayBeAbsent()
  @NameField('build server', { required: false })
  name?: string;

  @ApiPropertyOptional({ type: Boolean })
  @MayBeAbsent()
  @IsBoolean()
  enabled?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: debugDescription })
  @MayBeAbsent()
  @IsBoolean()
  debug?: boolean;

  @MayBeCleared()
  @PermissionsField({ nullable: true })
  permissions?: KeyPermission[] | null;

  @MayBeCleared()
  @RecordIdField({ nullable: true, description: groupDescription })
  groupId?: string | null;

  @MayBeCleared()
  @RecordIdField({ nullable: true, description: accountDescription })
  accountId?: string | null;

  @MayBeCleared()
  @RecordIdField({ nullable: true, description: fallbackDescription })
  fallbackGroupId?: string | null;

  @MayBeCleared()
  @ExpiresAtField({ nullable: true })
  expiresAt?: string | null;

  @MayBeCleared()
  @ValidForField({ nullable: true })
  validFor?: string | null;

  @MayBeCleared()
  @LimitsField({ nullable: true })
  limits?: LimitsDto | null;

  @MayBeCleared()
  @AllowedClientsField({ nullable: true })
  allowedClients?: ClientChoice[] | null;

  @MayBeCleared()
  @AllowedModelsField({ nullable: true })
  allowedModels?: string[] | null;

  @MayBeCleared()
  @DeniedModelsField({ nullable: true })
  deniedModels?: string[] | null;

  @MayBeCleared()
  @AllowedCidrsField({ nullable: true })
  allowedCidrs?: string[] | null;

  @MayBeCleared()
  @TagsField({ nullable: true })
  tags?: string[] | null;
}
