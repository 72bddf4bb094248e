import { PARTITION_COUNT, type RedisConnection, redisKeys } from '@app/redis';

const LAST_ENTRY_FIELDS = ['first-entry', 'last-generated-id', 'length', 'entries-added'] as const;
type StreamField = (typeof LAST_ENTRY_FIELDS)[number];

/**
 * From when on all records are there, in milliseconds since the epoch; 0: from the beginning on. What was written before lies in the
 * archive, or nowhere.
 */
export async function keptSince(connection: RedisConnection): Promise<number> {
  const partitions = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
  const since = await Promise.all(partitions.map((partition) => keptSinceIn(connection, partition)));
  return Math.max(...since);
}

async function keptSinceIn(connection: RedisConnection, partition: number): Promise<number> {
  const stream = redisKeys.usageStream(partition);
  if ((await connection.exists(stream)) === 0) return 0;
  const fields = fieldsOf(await connection.xinfo('STREAM', stream));
  if (Number(fields.get('entries-added')) <= Number(fields.get('length'))) return 0;
  const first: unknown = fields.get('first-entry');
  const oldest: unknown = Array.isArray(first) ? first[0] : fields.get('last-generated-id');
  return Number.parseInt(String(oldest), 10) || 0;
}

function fieldsOf(reply: unknown): Map<StreamField, unknown> {
  const list: readonly unknown[] = Array.isArray(reply) ? reply : [];
  const fields = new Map<StreamField, unknown>();
  for (const name of LAST_ENTRY_FIELDS) fields.set(name, list[list.indexOf(name) + 1]);
  return fields;
}
