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

/** The same of a list whose length is known. */
export function countedPageDtoOf<Item>(
  item: Type<Item>,
): Type<{ items: Item[]; nextCursor: string | null; total: number }> {
  class CountedPageDto extends pageDtoOf(item) {
    @ApiProperty({ type: Number, description: 'All records that fit, on whatever page.' })
    total!: number;
  }
  return CountedPageDto;
}
