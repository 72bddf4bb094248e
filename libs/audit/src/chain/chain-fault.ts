import type { AuditKey, ChainMark } from '../key/audit-key';
import { parseJsonObject } from '@app/protocols';
import { type ChainedRow, streamIdOf } from './chained-row';

/** What can be wrong with the log, for programs, and in words. */
export const faultReasons = {
  'key-missing': 'the key of the audit log is missing',
  'head-missing': 'the head of the audit log is missing',
  'head-forged': 'the head of the audit log was not written by the relay',
  'anchor-forged': 'the beginning of the audit log was not set by the relay',
  'entry-missing': 'this entry is missing',
  'entry-changed': 'this entry was changed',
  'entry-moved': 'another entry stands in the place of this one',
  'entry-inserted': 'an entry stands here that the relay did not write',
} as const;
export type FaultReason = keyof typeof faultReasons;

export interface ChainFault {
  /** The first sequence number that is not as it was written. */
  readonly seq: number;
  readonly reason: FaultReason;
}

/** What is wrong with a row that stands behind `previous`; undefined where it is the next one. */
export function faultOf(row: ChainedRow, previous: ChainMark, key: AuditKey): ChainFault | undefined {
  const seq = previous.seq + 1;
  if (row.streamId !== streamIdOf(seq)) {
    const [found = 0, part = 0] = row.streamId.split('-').map(Number);
    return part === 0 && found > seq ? { seq, reason: 'entry-missing' } : { seq, reason: 'entry-inserted' };
  }
  if (key.chainHash(previous.hash, row.text) === row.hash) return undefined;
  const claimed = parseJsonObject(row.text)?.seq;
  return { seq, reason: typeof claimed === 'number' && claimed !== seq ? 'entry-moved' : 'entry-changed' };
}
