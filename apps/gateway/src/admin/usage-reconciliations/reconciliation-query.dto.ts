import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import { isTimeZone } from '@app/common';
import { type Provider, providers } from '@app/usage';
import { MayBeAbsent } from '../../control-plane/validation/optional';

const dayPattern = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;
const idsPattern = /^acc_\w{1,40}(?:,acc_\w{1,40}){0,199}$/;
const percentPattern = /^(?:100(?:\.0{1,3})?|\d{1,2}(?:\.\d{1,3})?)$/;

const IsTimeZone = (): PropertyDecorator =>
  ValidateBy({
    name: 'isTimeZone',
    validator: {
      validate: (value) => typeof value === 'string' && isTimeZone(value),
      defaultMessage: () => '$property must be a time zone such as Europe/Berlin',
    },
  });

export class ReconciliationQuery {
  @ApiProperty({ enum: providers, description: 'Whose export it is.' })
  @IsIn(providers)
  provider!: Provider;

  @ApiPropertyOptional({
    type: String,
    example: 'acc_4fK0…,acc_9xY…',
    description: "The accounts that the export is of; all of the provider's own platform if left out.",
  })
  @MayBeAbsent()
  @IsString()
  @Matches(idsPattern, { message: '$property must be ids of accounts with commas between them, 200 at most' })
  accountIds?: string;

  @ApiPropertyOptional({ type: String, default: 'UTC', description: 'Where the days of the export begin and end.' })
  @MayBeAbsent()
  @MaxLength(100)
  @IsTimeZone()
  timezone?: string;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'First day; the first of the export if left out.' })
  @MayBeAbsent()
  @Matches(dayPattern, { message: '$property must be a day such as 2026-11-21' })
  from?: string;

  @ApiPropertyOptional({ type: String, format: 'date', description: 'Last day, included; likewise.' })
  @MayBeAbsent()
  @Matches(dayPattern, { message: '$property must be a day such as 2026-11-21' })
  to?: string;

  @ApiPropertyOptional({
    type: String,
    default: '1',
    description: "Per cent of the provider's figure that ours may be off by, with three places at most.",
  })
  @MayBeAbsent()
  @Matches(percentPattern, { message: '$property must be from 0 to 100, with three places at most' })
  tolerancePercent?: string;
}
