import type { KeyPermission } from '@app/api-keys';
import type { Role } from '@app/common';
import { AllowedModelsField, PermissionsField } from '../../control-plane/api-keys/key-fields';
import { LimitsField } from '../../control-plane/limits/limits-field';
import type { LimitsDto } from '../../control-plane/limits/limits.dto';
import { DescriptionField } from '../../control-plane/validation/description-field';
import { NameField } from '../../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../../control-plane/validation/optional';
import {
  AccountGroupIdsField,
  GroupIdsField,
  MaxKeysField,
  MaxLifetimeDaysField,
  RolesField,
} from './key-policy-fields';

export class NewKeyPolicyRequest {
  @NameField('interns')
  name!: string;

  @MayBeAbsent()
  @DescriptionField({ nullable: false })
  description?: string;

  @MayBeAbsent()
  @RolesField({ nullable: false })
  roles?: Role[];

  @MayBeAbsent()
  @GroupIdsField({ nullable: false })
  groupIds?: string[];

  @MaxKeysField({ required: true })
  maxKeys!: number;

  @MayBeAbsent()
  @AccountGroupIdsField({ nullable: false })
  accountGroupIds?: string[];

  @MayBeAbsent()
  @PermissionsField({ nullable: false })
  permissions?: KeyPermission[];

  @MayBeAbsent()
  @LimitsField({ nullable: false })
  maxLimits?: LimitsDto;

  @MayBeAbsent()
  @MaxLifetimeDaysField({ nullable: false })
  maxLifetimeDays?: number;

  @MayBeAbsent()
  @AllowedModelsField({ nullable: false })
  allowedModels?: string[];
}

export class KeyPolicyChange {
  @MayBeAbsent()
  @NameField('interns', { required: false })
  name?: string;

  @MayBeCleared()
  @DescriptionField({ nullable: true })
  description?: string | null;

  @MayBeCleared()
  @RolesField({ nullable: true })
  roles?: Role[] | null;

  @MayBeCleared()
  @GroupIdsField({ nullable: true })
  groupIds?: string[] | null;

  @MayBeAbsent()
  @MaxKeysField({ required: false })
  maxKeys?: number;

  @MayBeCleared()
  @AccountGroupIdsField({ nullable: true })
  accountGroupIds?: string[] | null;

  @MayBeCleared()
  @PermissionsField({ nullable: true })
  permissions?: KeyPermission[] | null;

  @MayBeCleared()
  @LimitsField({ nullable: true })
  maxLimits?: LimitsDto | null;

  @MayBeCleared()
  @MaxLifetimeDaysField({ nullable: true })
  maxLifetimeDays?: number | null;

  @MayBeCleared()
  @AllowedModelsField({ nullable: true })
  allowedModels?: string[] | null;
}
