import type { RedisConnection } from '@app/redis';
import { redisKeys } from '@app/redis';
import { type AuditKey, type ChainMark, sameMac } from '../key/audit-key';

export type FoundMark = ChainMark | 'missing' | 'forged';

/** The head says where the log ends. */
export async function readHead(connection: RedisConnection, key: AuditKey): Promise<FoundMark> {
  return markIn('head', await connection.hgetall(redisKeys.audit().head), key);
}

/** The anchor says where it begins, once retention has taken something away. */
export async function readAnchor(connection: RedisConnection, key: AuditKey): Promise<FoundMark> {
  return markIn('anchor', await connection.hgetall(redisKeys.audit().anchor), key);
}

/** Reads a head or an anchor out of its hash. */
export function markIn(
  kind: 'head' | 'anchor',
  fields: Readonly<Partial<Record<string, string>>>,
  key: AuditKey,
): FoundMark {
  if (Object.keys(fields).length === 0) return 'missing';
  const seq = Number(fields.seq);
  const mark = { seq, hash: fields.hash ?? '' };
  const isOurs = Number.isSafeInteger(seq) && seq >= 0 && sameMac(key.macOfMark(kind, mark), fields.mac);
  return isOurs ? mark : 'forged';
}
