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

/** Most texts have one spelling anyway, and a list has tens of thousands of them. */
// eslint-disable-next-line no-control-regex -- all of ASCII
const plainText = /^[\u0000-\u007f]*$/;

function inOneSpelling(text: string): string {
  if (plainText.test(text)) return text.toLowerCase();
  return text.normalize('NFKC').toLowerCase().normalize('NFKC');
}

/**
 * Tells whether any of a record's texts contains what is searched for, in whatever case or width either is written. Nothing to search
 * for, and nothing but space, fits every record.
 */
export function createSearch(search = ''): (...texts: readonly (string | undefined)[]) => boolean {
  const wanted = inOneSpelling(search).trim();
  if (wanted === '') return () => true;
  return (...texts) => texts.some((text) => text !== undefined && inOneSpelling(text).includes(wanted));
}

/** An id has to be given from its beginning, and more of it than what all ids of its kind have: parts of it mean nothing to people. */
const SHORTEST_ID = 8;

/** Tells whether an id is the one that is searched for, or begins with it. */
export function createIdSearch(search = ''): (id: string) => boolean {
  const wanted = search.trim();
  return (id) => wanted.length >= SHORTEST_ID && id.startsWith(wanted);
}
