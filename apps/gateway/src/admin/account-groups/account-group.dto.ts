import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { type Strategy, strategies } from '@app/accounts';
import { NameField } from '../../control-plane/validation/name-field';
import { MayBeAbsent, MayBeCleared } from '../../control-plane/validation/optional';

const LONGEST_DESCRIPTION = 500;

const DescriptionField = ({ nullable }: { readonly nullable: boolean }): PropertyDecorator =>
  applyDecorators(
    ApiProperty({ type: String, required: false, nullable, minLength: 1, maxLength: LONGEST_DESCRIPTION }),
    IsString(),
    MaxLength(LONGEST_DESCRIPTION),
    Matches(/\S/, { message: '$property must have visible letters' }),
  );

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
}
