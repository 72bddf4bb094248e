import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsDefined, IsIn } from 'class-validator';
import { type Platform, platforms } from '@app/common';
import { NameField } from '../../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../../control-plane/validation/optional';
import { type AccountCredentials, CredentialsField } from './account-credentials.dto';
import {
  BaseUrlField,
  CooldownSecondsField,
  DailyCostField,
  ExpiryField,
  FirstByteTimeoutField,
  GroupIdsField,
  HeadersField,
  MaxConcurrencyField,
  ModelMappingField,
  ModelsField,
  OwnerIdField,
  PriorityField,
  ProxyField,
  SerialQueueField,
  WeightField,
} from './account-fields';
import type { CooldownSeconds, SerialQueueDto } from './account-limits.dto';
import type { WrittenPricing } from './account-pricing';
import { PricingField } from './account-pricing-field';
import type { AccountProxyDto } from './account-proxy.dto';

export class NewAccountRequest {
  @NameField('team account')
  name!: string;

  @ApiProperty({ enum: platforms, example: 'claude' })
  @IsIn(platforms)
  platform!: Platform;

  @IsDefined()
  @CredentialsField({ required: true })
  credentials!: AccountCredentials;

  @MayBeAbsent()
  @BaseUrlField({ nullable: false })
  baseUrl?: string;

  @MayBeAbsent()
  @PriorityField()
  priority?: number;

  @MayBeAbsent()
  @ModelsField({ nullable: false })
  models?: string[];

  @ApiPropertyOptional({ type: Boolean, default: true })
  @MayBeAbsent()
  @IsBoolean()
  schedulable?: boolean;

  @ApiPropertyOptional({ type: Boolean, default: false, description: 'Serves the keys of its owner only.' })
  @MayBeAbsent()
  @IsBoolean()
  personal?: boolean;

  @MayBeAbsent()
  @OwnerIdField({ nullable: false })
  ownerId?: string;

  @MayBeAbsent()
  @ModelMappingField({ nullable: false })
  modelMapping?: Record<string, string>;

  @MayBeAbsent()
  @GroupIdsField({ nullable: false })
  groupIds?: string[];

  @MayBeAbsent()
  @MaxConcurrencyField({ nullable: false })
  maxConcurrency?: number;

  @MayBeAbsent()
  @WeightField({ nullable: false })
  weight?: number;

  @MayBeAbsent()
  @SerialQueueField({ nullable: false })
  serialQueue?: SerialQueueDto;

  @MayBeAbsent()
  @DailyCostField({ nullable: false })
  dailyCostUsd?: number;

  @MayBeAbsent()
  @PricingField({ nullable: false })
  pricing?: WrittenPricing;

  @MayBeAbsent()
  @ExpiryField({ nullable: false })
  expiresAt?: string;

  @MayBeAbsent()
  @CooldownSecondsField({ nullable: false })
  cooldownSeconds?: CooldownSeconds;

  @MayBeAbsent()
  @FirstByteTimeoutField({ nullable: false })
  firstByteTimeoutMs?: number;

  @MayBeAbsent()
  @ProxyField({ nullable: false })
  proxy?: AccountProxyDto;

  @MayBeAbsent()
  @HeadersField({ nullable: false })
  headers?: Record<string, string>;
}

/** The platform of an account never changes. */
export class AccountChange {
  @MayBeAbsent()
  @NameField('team account', { required: false })
  name?: string;

  @MayBeAbsent()
  @CredentialsField({ required: false })
  credentials?: AccountCredentials;

  @MayBeCleared()
  @BaseUrlField({ nullable: true })
  baseUrl?: string | null;

  @MayBeAbsent()
  @PriorityField()
  priority?: number;

  @MayBeCleared()
  @ModelsField({ nullable: true })
  models?: string[] | null;

  @ApiPropertyOptional({ type: Boolean })
  @MayBeAbsent()
  @IsBoolean()
  schedulable?: boolean;

  @ApiPropertyOptional({ type: Boolean, description: 'Serves the keys of its owner only.' })
  @MayBeAbsent()
  @IsBoolean()
  personal?: boolean;

  @MayBeCleared()
  @OwnerIdField({ nullable: true })
  ownerId?: string | null;

  @MayBeCleared()
  @ModelMappingField({ nullable: true })
  modelMapping?: Record<string, string> | null;

  @MayBeCleared()
  @GroupIdsField({ nullable: true })
  groupIds?: string[] | null;

  @MayBeCleared()
  @MaxConcurrencyField({ nullable: true })
  maxConcurrency?: number | null;

  @MayBeCleared()
  @WeightField({ nullable: true })
  weight?: number | null;

  @MayBeCleared()
  @SerialQueueField({ nullable: true })
  serialQueue?: SerialQueueDto | null;

  @MayBeCleared()
  @DailyCostField({ nullable: true })
  dailyCostUsd?: number | null;

  @MayBeCleared()
  @PricingField({ nullable: true })
  pricing?: WrittenPricing | null;

  @MayBeCleared()
  @ExpiryField({ nullable: true })
  expiresAt?: string | null;

  @MayBeCleared()
  @CooldownSecondsField({ nullable: true })
  cooldownSeconds?: CooldownSeconds | null;

  @MayBeCleared()
  @FirstByteTimeoutField({ nullable: true })
  firstByteTimeoutMs?: number | null;

  @MayBeCleared()
  @ProxyField({ nullable: true })
  proxy?: AccountProxyDto | null;

  @MayBeCleared()
  @HeadersField({ nullable: true })
  headers?: Record<string, string> | null;
}
