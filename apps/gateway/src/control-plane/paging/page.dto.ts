import type { Type } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';

/** The OpenAPI description of a page of something, to be extended by a class with the page's name. */
export function pageDtoOf<Item>(item: Type<Item>): Type<{ items: Item[]; nextCursor: string | null }> {
  class PageDto {
    @ApiProperty({ type: [item] })
    items!: Item[];

    @ApiProperty({ type: String, nullable: true, description: 'Null on the last page.', example: null })
    nextCursor!: string | null;
  }
  return PageDto;
}
