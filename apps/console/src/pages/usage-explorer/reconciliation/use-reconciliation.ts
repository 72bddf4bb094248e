import { type UseMutationResult, useMutation } from '@tanstack/react-query';
import type { components, paths } from '@app/admin-client';
import { client } from '../../../api/control-plane';
import { ProblemError } from '../../../api/problem';

export type Report = components['schemas']['ReconciliationView'];
export type ComparedRow = components['schemas']['ComparedRowView'];
export type ReconciliationQuery = paths['/admin/usage/reconciliations']['post']['parameters']['query'];

export interface Comparison {
  readonly file: File;
  readonly query: ReconciliationQuery;
}

/** Holds a file against the records. It is sent as the bytes that it is, because it may be in UTF-16. */
export function useReconciliation(): UseMutationResult<Report, unknown, Comparison> {
  return useMutation({
    meta: { shownInForm: true },
    mutationFn: async ({ file, query }: Comparison) => {
      const { data, error } = await client.POST('/admin/usage/reconciliations', {
        params: { query },
        headers: { 'content-type': 'text/csv', accept: 'application/json' },
        body: file.name,
        bodySerializer: () => file,
      });
      if (!data) throw new ProblemError(error);
      return data;
    },
  });
}
