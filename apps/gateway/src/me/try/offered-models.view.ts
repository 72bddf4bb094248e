import { ApiProperty } from '@nestjs/swagger';
import { type Platform, platforms } from '@app/common';
import { type Protocol, protocols } from '@app/protocols';
import type { Plain } from '../../control-plane/plain';

export class OfferedModelView {
  @ApiProperty({ type: String, example: 'claude-sonnet-4-5' })
  id!: string;

  @ApiProperty({ type: String, example: 'Claude Sonnet 4.5' })
  displayName!: string;

  @ApiProperty({ enum: protocols, description: 'In which it is asked when it is tried.' })
  protocol!: Protocol;

  @ApiProperty({
    enum: platforms,
    nullable: true,
    description: 'Of an account that serves it; null: the last such account has just gone.',
  })
  platform!: Platform | null;
}

export class OfferedModelsView {
  @ApiProperty({ type: [OfferedModelView], description: 'All of them, by id.' })
  items!: Plain<OfferedModelView>[];
}
