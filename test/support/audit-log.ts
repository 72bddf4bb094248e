import { randomBytes } from 'node:crypto';
import { AuditChain, type AuditEvent, type AuditKey, AuditTrail, AuditVerifier, openAuditKey } from '@app/audit';
import { systemClock } from '@app/common';
import { type RedisConnection, redisKeys } from '@app/redis';
import { CredentialVault } from '@app/vault';
import { nextRow, rowOf } from '../../libs/audit/src/chain/chained-row';
import { type ChainMark, GENESIS_HASH } from '../../libs/audit/src/key/audit-key';

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

/** Makes an empty log a long one, as if so many entries had been chained. Each has about 700 bytes. */
export async function fillAtOnce(redis: RedisConnection, key: AuditKey, count: number): Promise<void> {
  const { head, entries } = redisKeys.audit();
  let end: ChainMark = { seq: 0, hash: GENESIS_HASH };
  const actor = { kind: 'system', task: 'test' } as const;
  const pipeline = redis.pipeline();
  for (let number = 1; number <= count; number += 1) {
    const others = { id: `aud_${number}`, at: new Date(number).toISOString(), actor, origin: {} };
    const row = nextRow(end, { ...event(number, { detail: { text: 'x'.repeat(400) } }), ...others }, key);
    pipeline.xadd(entries, row.streamId, 'entry', row.text, 'hash', row.hash);
    end = row;
  }
  pipeline.hset(head, { seq: String(end.seq), hash: end.hash, mac: key.macOfMark('head', end) });
  await pipeline.exec();
}

/** An entry as it was written. */
export interface ChainedText {
  readonly seq: number;
  readonly id: string;
  readonly action: string;
  readonly detail?: { readonly number?: number };
  readonly [member: string]: unknown;
}

/** The log as it stands in the store, oldest first. */
export async function chainedEntries(redis: RedisConnection): Promise<ChainedText[]> {
  const rows = await redis.xrange(redisKeys.audit().entries, '-', '+');
  return rows.map((row) => JSON.parse(rowOf(row).text) as ChainedText);
}
