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
} from '../control-plane/api-keys/key-fields';
import { LimitsField } from '../control-plane/limits/limits-field';
import type { LimitsDto } from '../control-plane/limits/limits.dto';
import { NameField } from '../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../control-plane/validation/optional';

const groupDescription = 'The only account group that serves it, out of those that `/me/key-policy` names.';

/** What people may say of their own keys. How much of it they may have is for their policies to say. */
export class NewOwnApiKey {
  @NameField('laptop')
  name!: string;

  @MayBeAbsent()
  @RecordIdField({ nullable: false, description: groupDescription })
  groupId?: string;

  @MayBeAbsent()
  @PermissionsField({ nullable: false })
  permissions?: KeyPermission[];

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

export class OwnApiKeyChange {
  @MayBeAbsent()
  @NameField('laptop', { required: false })
  name?: string;

  @MayBeCleared()
  @RecordIdField({ nullable: true, description: groupDescription })
  groupId?: string | null;

  @MayBeCleared()
  @PermissionsField({ nullable: true })
  permissions?: KeyPermission[] | null;

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
