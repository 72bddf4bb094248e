import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import { type KeyOrigin, keyOrigins } from '@app/api-keys';
import { type ApiKeySort, apiKeySorts } from '../../control-plane/api-keys/api-key-sorts';
import { RecordIdField } from '../../control-plane/api-keys/key-fields';
import { FlagField } from '../../control-plane/paging/flag-field';
import { type Sort, SortField } from '../../control-plane/paging/list-order';
import { PageQuery } from '../../control-plane/paging/page-query';
import { SearchField } from '../../control-plane/paging/search';
import { MayBeAbsent } from '../../control-plane/validation/optional';

/** Everything that is said has to fit. */
export class ApiKeyQuery extends PageQuery {
  @SearchField(
    "A part of its name, its last letters, a tag, its group's name or its owner's user name or name; or its id.",
  )
  search?: string;

  @MayBeAbsent()
  @RecordIdField({ nullable: false, description: 'Keys of one person.' })
  userId?: string;

  @MayBeAbsent()
  @RecordIdField({
    nullable: false,
    description: 'Keys that are bound to an account group; not those that fall back to it.',
  })
  groupId?: string;

  @MayBeAbsent()
  @RecordIdField({ nullable: false, description: 'Keys that are bound to an account.' })
  accountId?: string;

  @ApiPropertyOptional({ type: String })
  @MayBeAbsent()
  @IsString()
  @MaxLength(50)
  tag?: string;

  @ApiPropertyOptional({ enum: keyOrigins })
  @MayBeAbsent()
  @IsIn(keyOrigins)
  origin?: KeyOrigin;

  @FlagField("The key's own switch.")
  enabled?: boolean;

  @FlagField('Whether its time is over.')
  expired?: boolean;

  @FlagField('True: those that are deleted and can be restored, and no others.')
  deleted?: boolean;

  @FlagField('Whether its owner may do anything at all.')
  ownerActive?: boolean;

  @SortField(apiKeySorts, 'createdAt')
  sort?: Sort<ApiKeySort>;
}
