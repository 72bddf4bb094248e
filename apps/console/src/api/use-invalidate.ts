import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { paths } from '@app/admin-client';

/** Loads anew what was answered to calls of these paths, and of those below them. */
export function useInvalidate(): (...changed: (keyof paths)[]) => Promise<void> {
  const queries = useQueryClient();
  return useCallback(
    (...changed) =>
      queries.invalidateQueries({
        predicate: ({ queryKey: [, path] }) =>
          typeof path === 'string' && changed.some((each) => path === each || path.startsWith(`${each}/`)),
      }),
    [queries],
  );
}
