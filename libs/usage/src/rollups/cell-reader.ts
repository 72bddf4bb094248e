import { type RedisConnection, redisKeys } from '@app/redis';
import { type Dimension, type Subject, pairPattern, splitPairId } from './dimensions';
import type { TimeRow } from './usage-question';

/** A hash of cells. */
export interface Cells {
  readonly place: number | 'all';
  readonly period: TimeRow['periods'][number];
  readonly dimension: Dimension;
}

/** Ids and their cells, as they are written. */
export type CellTexts = Iterable<readonly [id: string, text: string]>;

const SCAN_COUNT = 1_000;

export class CellReader {
  constructor(private readonly connection: RedisConnection) {}

  async one(cells: Cells, id: string): Promise<CellTexts> {
    const text = await this.connection.hget(keyOf(cells), id.toWellFormed());
    return text === null ? [] : [[id, text]];
  }

  async has(cells: Cells, id: string): Promise<boolean> {
    return (await this.connection.hexists(keyOf(cells), id.toWellFormed())) === 1;
  }

  /** As Redis lists them: an object of ten thousand members would take longer to build than to read. */
  async all(cells: Cells): Promise<CellTexts> {
    return pairsOf((await this.connection.call('HGETALL', keyOf(cells))) as string[]);
  }

  /**
   * The other ones of all pairs with this one. Redis looks through the pairs, so that no others go over the wire.
   * @param cells of a pair
   */
  async pairsWith(cells: Cells, subject: Subject, id: string): Promise<CellTexts> {
    const isFirst = cells.dimension.of[0] === subject;
    const pattern = pairPattern(isFirst ? 'first' : 'second', id);
    // A scan may show a cell twice.
    const found = new Map<string, string>();
    let cursor = '0';
    do {
      const [next, fields] = await this.connection.hscan(keyOf(cells), cursor, 'MATCH', pattern, 'COUNT', SCAN_COUNT);
      for (let index = 0; index < fields.length; index += 2) found.set(fields[index] ?? '', fields[index + 1] ?? '');
      cursor = next;
    } while (cursor !== '0');
    return [...found].flatMap(([pair, text]): [string, string][] => {
      const [first, second] = splitPairId(pair);
      // The name of a model may hold a bar, and end like another one.
      return (isFirst ? first : second) === id.toWellFormed() ? [[isFirst ? second : first, text]] : [];
    });
  }
}

function* pairsOf(list: readonly string[]): Generator<readonly [id: string, text: string]> {
  for (let index = 0; index < list.length; index += 2) yield [list[index] ?? '', list[index + 1] ?? ''];
}

const keyOf = ({ place, period: { level, period }, dimension: { name } }: Cells): string =>
  redisKeys.usageRollups(place).cells(level, period, name);
