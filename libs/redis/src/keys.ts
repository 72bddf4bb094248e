import { crc32 } from 'node:zlib';

const PREFIX = 'tl';
export const PARTITION_COUNT = 64;

/** Everything one user spends and holds lives in one of 64 partitions, each on one hash slot, so that one script can change it. */
export function partitionOf(userId: string): number {
  return crc32(userId) % PARTITION_COUNT;
}

/** The one place where Redis keys are spelled. */
export const redisKeys = {
  /** Sorted set: request id → lease expiry, milliseconds of the server's clock. */
  openLeases: (partition: number) => `${PREFIX}:{p${partition}}:leases`,
  /** Hash: what is known of a request that has not been settled. */
  openRequest: (partition: number, requestId: string) => `${PREFIX}:{p${partition}}:open:${requestId}`,
  /** Stream: one entry per settled request that reached an upstream. */
  usageStream: (partition: number) => `${PREFIX}:{p${partition}}:usage`,
  /** String: id of the last usage entry that the totals contain. */
  usageCursor: (partition: number) => `${PREFIX}:{p${partition}}:usage-cursor`,
  /** Hash: totals of one day. */
  usageDay: (partition: number, day: string) => `${PREFIX}:{p${partition}}:usage-day:${day}`,
  /** The keys of a record collection share a slot. */
  collection: (name: string) => ({
    records: `${PREFIX}:{${name}}:records`,
    revision: `${PREFIX}:{${name}}:revision`,
    changes: `${PREFIX}:{${name}}:changes`,
    unique: `${PREFIX}:{${name}}:unique`,
  }),
  session: (familyId: string) => `${PREFIX}:{session:${familyId}}`,
  signInFailures: (subject: string) => `${PREFIX}:{sign-in:${subject}}:failures`,
  /** String: present from the first start on. */
  schema: () => `${PREFIX}:schema`,
  vaultCanary: () => `${PREFIX}:vault-canary`,
} as const;
