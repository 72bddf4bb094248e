import { problemOf } from '../../../api/problem';
import { controlPlane } from '../../../api/control-plane';
import { type UsageRecord, useRecords } from '../../../usage/records/use-records';
import type { Explanation } from './explanation';

export interface FoundRequest {
  /** Absent: it is kept no more, or never was. */
  readonly explanation: Explanation | undefined;
  /** Absent: nothing reached an upstream, or it is in the archive. */
  readonly record: UsageRecord | undefined;
  readonly isPending: boolean;
  /** What went wrong, besides that there is none; null: nothing. */
  readonly error: unknown;
  readonly refetch: () => void;
}

/** All that the control plane knows of a request. */
export function useRequest(id: string): FoundRequest {
  const explained = controlPlane.useQuery('get', '/admin/requests/{id}', { params: { path: { id } } });
  const records = useRecords({ requestId: id }, '-endedAt', undefined);
  const isUnexplained = explained.error !== null && problemOf(explained.error).status === 404;
  return {
    explanation: explained.data,
    record: records.data?.items[0],
    isPending: explained.isPending || records.isPending,
    error: (isUnexplained ? null : explained.error) ?? records.error,
    refetch: () => {
      void explained.refetch();
      void records.refetch();
    },
  };
}
