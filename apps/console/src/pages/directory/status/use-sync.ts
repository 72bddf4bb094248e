import type { components } from '@app/admin-client';
import { useState } from 'react';
import { controlPlane } from '../../../api/control-plane';
import { useInvalidate } from '../../../api/use-invalidate';

export type SyncAnswer = components['schemas']['DirectorySyncView'];

export interface Sync {
  readonly run: (allowMassChange: boolean) => void;
  readonly isPending: boolean;
  /** What came of the run that was asked for here. */
  readonly answer: SyncAnswer | undefined;
  readonly forget: () => void;
}

/** Looks everybody up now. */
export function useSync(): Sync {
  const invalidate = useInvalidate();
  const [answer, setAnswer] = useState<SyncAnswer>();
  const { mutate, isPending } = controlPlane.useMutation('post', '/admin/directory/sync', {
    onSuccess: async (came) => {
      setAnswer(came);
      await invalidate('/admin/directory', '/admin/users');
    },
  });
  return {
    run: (allowMassChange) => {
      setAnswer(undefined);
      mutate({ body: { allowMassChange } });
    },
    isPending,
    answer,
    forget: () => setAnswer(undefined),
  };
}
