import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { controlPlane } from '../../../api/control-plane';
import { problemOf } from '../../../api/problem';
import { wholeProblemText } from '../../../api/problem-text';
import { loadRefusalWords } from '../../../api/refusal-words';
import { useInvalidate } from '../../../api/use-invalidate';
import { partsOf } from '../../../api/parts-of';
import type { NewKey } from './new-keys';

/** As many as one call takes. */
const MOST_AT_ONCE = 100;

export interface CreatedKey {
  /** Place among those that were asked for, from 0. */
  readonly place: number;
  readonly name: string;
  readonly userId: string;
  readonly id?: string | undefined;
  /** The key itself; it is in this page only. */
  readonly key?: string | undefined;
  /** Why it was not created. */
  readonly refused?: string;
}

export interface CreatingKeys {
  readonly create: (keys: readonly NewKey[]) => void;
  readonly isPending: boolean;
  /** Why asking broke off; null: it did not. */
  readonly error: unknown;
  readonly isOver: boolean;
  readonly asked: number;
  readonly created: readonly CreatedKey[];
  readonly forget: () => void;
}

/** Issues many keys, a hundred at a time; what came of each is kept, also when asking breaks off. */
export function useCreateKeys(): CreatingKeys {
  const invalidate = useInvalidate();
  const [asked, setAsked] = useState(0);
  const [created, setCreated] = useState<readonly CreatedKey[]>([]);
  const { mutateAsync: call, reset: resetCall } = controlPlane.useMutation('post', '/admin/api-keys/batch', {
    meta: { shownInForm: true },
    // The keys stay in memory only as long as this page shows them.
    gcTime: 0,
  });
  const { mutate, isPending, isSuccess, isError, error, reset } = useMutation({
    meta: { shownInForm: true },
    gcTime: 0,
    mutationFn: async (keys: readonly NewKey[]): Promise<void> => {
      setAsked(keys.length);
      for (const part of partsOf([...keys.entries()], MOST_AT_ONCE)) {
        const { results } = await call({ body: { keys: part.map(([, key]) => key) } });
        await loadRefusalWords();
        setCreated((before) => [
          ...before,
          ...part.map(([place, { name, userId = '' }], index) => {
            const { apiKey, key, problem } = results.find((result) => result.index === index) ?? {};
            if (!problem) return { place, name, userId, id: apiKey?.id, key };
            return { place, name, userId, refused: wholeProblemText(problemOf(problem)) };
          }),
        ]);
      }
    },
    onSettled: () => invalidate('/admin/api-keys', '/admin/users'),
  });
  const forget = (): void => {
    resetCall();
    reset();
    setCreated([]);
  };
  return { create: mutate, isPending, error, isOver: isSuccess || isError, asked, created, forget };
}
