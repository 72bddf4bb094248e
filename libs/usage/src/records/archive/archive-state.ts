import { type RedisConnection, redisKeys, runScript, usageRecordScripts } from '@app/redis';
import { type Place, idOf, placeOf } from '../reading/place';

/** Up to where the records of each partition are archived. */
export interface ArchivedPlaces {
  /** Counts the changes, so that nobody changes what they have not read. */
  readonly version: number;
  /** The last archived entry, by partition; absent: none is. */
  readonly last: ReadonlyMap<number, Place>;
}

const VERSION = 'version';

export async function readArchivedPlaces(connection: RedisConnection): Promise<ArchivedPlaces> {
  const fields = await connection.hgetall(redisKeys.usageArchive().state);
  const last = new Map<number, Place>();
  for (const [name, id] of Object.entries(fields)) {
    if (/^\d{1,2}$/.test(name) && /^\d{1,15}-\d{1,15}$/.test(id)) last.set(Number(name), placeOf(id, Number(name)));
  }
  const version = Number(fields[VERSION] ?? 0);
  return { version: Number.isSafeInteger(version) ? version : 0, last };
}

/** @throws Error where another worker was first */
export async function noteArchived(
  connection: RedisConnection,
  { version }: ArchivedPlaces,
  last: readonly Place[],
): Promise<void> {
  const { state } = redisKeys.usageArchive();
  const places = last.flatMap((place) => [place.partition, idOf(place)]);
  const isFirst = await runScript(connection, usageRecordScripts.noteArchived, [state], [version, ...places]);
  if (!isFirst) throw new Error('Another worker has archived usage records meanwhile');
}
