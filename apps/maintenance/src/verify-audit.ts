import {
  AuditChain,
  AuditChainError,
  AuditVerifier,
  type Verification,
  faultReasons,
  findAuditKey,
  withoutKey,
} from '@app/audit';
import type { Result, Store } from './command';

/** Holds the audit log against its chain. What waits in outboxes is taken over first. */
export async function verifyAudit({ redis, vault }: Store): Promise<Result> {
  const key = await findAuditKey(redis, vault);
  if (!key) return resultOf(withoutKey);
  await new AuditChain(redis, key).drain().catch((error: unknown) => {
    if (!(error instanceof AuditChainError)) throw error;
  });
  return resultOf(await new AuditVerifier(redis, key).verify());
}

/** The line of a verification. */
export function resultOf({ verified, entries, firstBad, headHash, headSeq }: Verification): Result {
  const line = firstBad
    ? `The audit log is not as it was written. Entry ${firstBad.seq}: ${faultReasons[firstBad.reason]} (${firstBad.reason})`
    : `The audit log is as it was written: ${entries} entries, the last is number ${headSeq} with hash ${headHash}`;
  return { line, isGood: verified };
}
