import type { UserWriteOutcome } from '@app/auth';
import { ControlPlaneError } from './control-plane-error';

/** Another person's record and one that does not exist are the same to the caller. */
export function unknownRecord(kind: string): ControlPlaneError {
  return new ControlPlaneError('caller_record_unknown', `There is no such ${kind}`);
}

export function fieldRefused(field: string, message: string): ControlPlaneError {
  return new ControlPlaneError('caller_request_invalid', `The request has fields that are not accepted: ${field}`, {
    fields: [{ field, message }],
  });
}

/** Somebody else wrote the record between the caller's look at it and their change. */
export function changedMeanwhile(): ControlPlaneError {
  return new ControlPlaneError(
    'caller_record_conflict',
    'Somebody changed this at the same moment: read it again and repeat',
  );
}

/** @throws ControlPlaneError `caller_record_conflict` unless the record was written */
export function requireWritten(outcome: UserWriteOutcome): void {
  if (outcome === 'written') return;
  if (outcome === 'last-owner') throw new ControlPlaneError('caller_record_conflict', 'At least one owner must remain');
  if (outcome === 'changed-meanwhile') throw changedMeanwhile();
  throw new ControlPlaneError('caller_record_conflict', 'This name is taken: read it again and repeat');
}
