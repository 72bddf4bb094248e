import { ApiProperty } from '@nestjs/swagger';
import { countedPageDtoOf } from '../paging/page.dto';
import type { Plain } from '../plain';
import { ApiKeyView } from './api-key.view';

/** A key with what a list would have to ask for elsewhere, row by row. */
export class OwnApiKeyView extends ApiKeyView {
  @ApiProperty({ type: String, nullable: true, description: 'Of `groupId`; null: it is bound to none.' })
  groupName!: string | null;

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'When its last request came in, some seconds late; null: not in the last 400 days.',
  })
  lastUsedAt!: string | null;

  @ApiProperty({ type: String, example: '1.2345', description: 'US dollars, by the calendar of the relay.' })
  spentTodayUsd!: string;
}

/** The same for who manages keys of others. */
export class ShownApiKeyView extends OwnApiKeyView {
  @ApiProperty({ type: String, nullable: true, description: 'User name of `userId`; null: there is no such person.' })
  ownerUsername!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Null: nobody has said it.' })
  ownerDisplayName!: string | null;

  @ApiProperty({
    type: Boolean,
    description: 'Whether its owner may do anything at all: without, it is good for nothing.',
  })
  ownerActive!: boolean;

  @ApiProperty({ type: String, nullable: true, description: 'Of `fallbackGroupId`.' })
  fallbackGroupName!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Of `accountId`.' })
  accountName!: string | null;
}

export type OwnApiKeyAnswer = Plain<OwnApiKeyView>;
export type ShownApiKeyAnswer = Plain<ShownApiKeyView>;

export class OwnApiKeyPage extends countedPageDtoOf(OwnApiKeyView) {}
export class ApiKeyPage extends countedPageDtoOf(ShownApiKeyView) {}
