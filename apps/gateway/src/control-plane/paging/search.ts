import { ApiPropertyOptional } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from '../validation/optional';

const MAX_LENGTH = 200;

/** The text of a search in a list. */
export const SearchField = (description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: String, maxLength: MAX_LENGTH, description }),
    MayBeAbsent(),
    IsString(),
    MaxLength(MAX_LENGTH),
  );

const inOneSpelling = (text: string): string => text.normalize('NFKC').toLowerCase().normalize('NFKC');

/**
 * Tells whether any of a record's texts contains what is searched for, in whatever case or width either is written. Nothing to search
 * for, and nothing but space, fits every record.
 */
export function createSearch(search = ''): (...texts: readonly (string | undefined)[]) => boolean {
  const wanted = inOneSpelling(search).trim();
  if (wanted === '') return () => true;
  return (...texts) => texts.some((text) => text !== undefined && inOneSpelling(text).includes(wanted));
}
