import { randomBytes } from 'node:crypto';
import { AuditChain, type AuditEvent, type AuditKey, AuditTrail, AuditVerifier, openAuditKey } from '@app/audit';
import { systemClock } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import { CredentialVault } from '@app/vault';
import { rowOf } from '../../libs/audit/src/chain/chained-row';

/** An audit log on a Redis, without a gateway. */
export interface AuditLog {
  readonly key: AuditKey;
  readonly trail: AuditTrail;
  readonly chain: AuditChain;
  readonly verifier: AuditVerifier;
}

export const createVault = (): CredentialVault => new CredentialVault([{ id: 'k1', secret: randomBytes(32) }]);

export async function openAuditLog(redis: RedisConnection, vault: CredentialVault): Promise<AuditLog> {
  const key = await openAuditKey(redis, vault);
  return {
    key,
    trail: new AuditTrail(redis, systemClock, key),
    chain: new AuditChain(redis, key),
    verifier: new AuditVerifier(redis, key),
  };
}

export const event = (number: number, others: Partial<AuditEvent> = {}): AuditEvent => ({
  ...{ action: 'test.done', outcome: 'done', detail: { number } },
  ...others,
});

/** Writes so many entries, and chains them. */
export async function fill({ trail, chain }: Pick<AuditLog, 'trail' | 'chain'>, count: number): Promise<void> {
  for (let number = 1; number <= count; number += 1) await trail.note(event(number));
  await chain.drain();
}

interface Chained {
  readonly seq: number;
  readonly id: string;
  readonly action: string;
  readonly detail?: { readonly number?: number };
  readonly [member: string]: unknown;
}

/** The log as it stands in the store, oldest first. */
export async function chainedEntries(redis: RedisConnection): Promise<Chained[]> {
  const rows = await redis.xrange(redisKeys.audit().entries, '-', '+');
  return rows.map((row) => JSON.parse(rowOf(row).text) as Chained);
}
