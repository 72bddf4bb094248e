import {
  AllowedCidrsField,
  AllowedModelsField,
  ExpiresAtField,
  TagsField,
  ValidForField,
} from '../control-plane/api-keys/key-fields';
import { LimitsField } from '../control-plane/limits/limits-field';
import type { LimitsDto } from '../control-plane/limits/limits.dto';
import { NameField } from '../control-plane/validation/name-field';
import { MayBeAbsent } from '../control-plane/validation/optional';

/** People may restrict their own keys. What a key is bound to is for administrators to say. */
export class NewOwnApiKey {
  @NameField('laptop')
  name!: string;

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
  @AllowedModelsField({ nullable: false })
  allowedModels?: string[];

  @MayBeAbsent()
  @AllowedCidrsField({ nullable: false })
  allowedCidrs?: string[];

  @MayBeAbsent()
  @TagsField({ nullable: false })
  tags?: string[];
}
