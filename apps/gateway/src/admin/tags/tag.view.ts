import { ApiProperty } from '@nestjs/swagger';
import { countedPageDtoOf } from '../../control-plane/paging/page.dto';

export class TagView {
  @ApiProperty({ type: String, example: 'ci' })
  tag!: string;

  @ApiProperty({ type: Number, description: 'How many keys have it, of those that are not deleted.' })
  keyCount!: number;

  @ApiProperty({ type: Number, description: 'How many people have it, of those who are not deleted.' })
  personCount!: number;
}

export class TagPage extends countedPageDtoOf(TagView) {}
