/** Place of an entry of the usage stream among those of all partitions. */
export interface Place {
  /** Of the entry's id, by the clock of Redis. */
  readonly milliseconds: number;
  readonly sequence: number;
  readonly partition: number;
}

export type Direction = 'newest-first' | 'oldest-first';

/** As long as a cursor may be; no millisecond has as many entries. */
const LAST_SEQUENCE = 999_999_999_999_999;

/** A comparison for sorting: below 0, the first one comes before the second one. */
export function comparePlaces(direction: Direction): (first: Place, second: Place) => number {
  return direction === 'newest-first' ? newestFirst : (first, second) => newestFirst(second, first);
}

function newestFirst(first: Place, second: Place): number {
  return (
    second.milliseconds - first.milliseconds || second.sequence - first.sequence || first.partition - second.partition
  );
}

/** @param id of a stream entry: milliseconds, a hyphen, sequence number */
export function placeOf(id: string, partition: number): Place {
  const [milliseconds = '0', sequence = '0'] = id.split('-');
  return { milliseconds: Number(milliseconds), sequence: Number(sequence), partition };
}

export const idOf = ({ milliseconds, sequence }: Place): string => `${milliseconds}-${sequence}`;

/** The last place in a direction that an entry of this millisecond can have. */
export function lastPlaceIn(milliseconds: number, partition: number, direction: Direction): Place {
  return { milliseconds, sequence: direction === 'newest-first' ? 0 : LAST_SEQUENCE, partition };
}

export const writeCursor = (place: Place): string => `${idOf(place)}-${place.partition}`;

/** @throws RangeError for a text that is not a cursor of ours */
export function parseCursor(cursor: string): Place {
  const match = /^(\d{1,15})-(\d{1,15})-(\d{1,2})$/.exec(cursor);
  if (!match) throw new RangeError('not a cursor');
  return { milliseconds: Number(match[1]), sequence: Number(match[2]), partition: Number(match[3]) };
}
