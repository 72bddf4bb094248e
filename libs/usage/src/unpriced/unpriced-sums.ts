/** What the records of a group come to, without those that have a cost by now. */
export interface UnpricedSums {
  readonly requests: number;
  /** Milliseconds since the epoch: when the latest of them came in, those included that have a cost by now. */
  readonly lastAt: number;
  /** In the order of the names of the group. */
  readonly tokens: readonly number[];
}

const VERSION = '1:';

export const noUnpricedSums: UnpricedSums = { requests: 0, lastAt: 0, tokens: [] };

export function addUnpricedSums(first: UnpricedSums, second: UnpricedSums): UnpricedSums {
  const [longer, shorter] = first.tokens.length < second.tokens.length ? [second, first] : [first, second];
  return {
    requests: first.requests + second.requests,
    lastAt: Math.max(first.lastAt, second.lastAt),
    tokens: longer.tokens.map((count, index) => count + (shorter.tokens[index] ?? 0)),
  };
}

/** `1:` and requests, time and tokens, decimal, with blanks between them. */
export const packUnpricedSums = ({ requests, lastAt, tokens }: UnpricedSums): string =>
  VERSION + [requests, lastAt, ...tokens].join(' ');

/** @throws RangeError for a text that is none, or one of a version to come */
export function unpackUnpricedSums(text: string): UnpricedSums {
  const [requests, lastAt, ...tokens] = text.slice(VERSION.length).split(' ').map(Number);
  const isWhole = Number.isFinite(requests) && Number.isFinite(lastAt) && tokens.every(Number.isFinite);
  if (!text.startsWith(VERSION) || !isWhole || requests === undefined || lastAt === undefined)
    throw new RangeError('not sums of records without a price that this version knows');
  return { requests, lastAt, tokens };
}
