import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { type Strategy, strategies } from '@app/accounts';
import { DescriptionField } from '../../control-plane/validation/description-field';
import { NameField } from '../../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../../control-plane/validation/optional';
import { DirectoryGroupsField } from './directory-groups-field';
import { ManagedSettingsField } from './managed-settings-field';

export class NewAccountGroupRequest {
  @NameField('night shift')
  name!: string;

  @MayBeAbsent()
  @DescriptionField({ nullable: false })
  description?: string;

  @ApiPropertyOptional({ enum: strategies, default: 'priority', description: 'How it picks among its accounts.' })
  @MayBeAbsent()
  @IsIn(strategies)
  strategy?: Strategy;

  @MayBeAbsent()
  @DirectoryGroupsField({ nullable: false })
  directoryGroups?: string[];

  @MayBeAbsent()
  @ManagedSettingsField({ nullable: false })
  managedSettings?: Record<string, unknown>;
}

export class AccountGroupChange {
  @MayBeAbsent()
  @NameField('night shift', { required: false })
  name?: string;

  @MayBeCleared()
  @DescriptionField({ nullable: true })
  description?: string | null;

  @ApiPropertyOptional({ enum: strategies })
  @MayBeAbsent()
  @IsIn(strategies)
  strategy?: Strategy;

  @MayBeCleared()
  @DirectoryGroupsField({ nullable: true })
  directoryGroups?: string[] | null;

  @MayBeCleared()
  @ManagedSettingsField({ nullable: true })
  managedSettings?: Record<string, unknown> | null;
}
