import { PARTITION_COUNT } from '@app/redis';

/** By partition: the id of the last entry that the overall sums contain; empty where they contain none. */
export type OverallCursors = readonly string[];

export const formatCursors = (cursors: OverallCursors): string => cursors.join(' ');

/** @throws RangeError for a text that is none: to begin anew would count everything twice */
export function parseCursors(text: string): OverallCursors {
  if (text === '') return Array.from({ length: PARTITION_COUNT }, () => '');
  const cursors = text.split(' ');
  if (cursors.length !== PARTITION_COUNT || !cursors.every((cursor) => /^(\d+-\d+)?$/.test(cursor)))
    throw new RangeError('the cursors of the usage rollups cannot be read');
  return cursors;
}
