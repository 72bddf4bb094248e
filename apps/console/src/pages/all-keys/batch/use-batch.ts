import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { controlPlane } from '../../../api/control-plane';
import { problemOf } from '../../../api/problem';
import { wholeProblemText } from '../../../api/problem-text';
import { loadRefusalWords } from '../../../api/refusal-words';
import { useInvalidate } from '../../../api/use-invalidate';
import { partsOf } from '../../../api/parts-of';
import type { KeyChange, ListedKey } from '../any-key';

/** As many as one call takes. */
const MOST_AT_ONCE = 100;

export interface BatchOutcome {
  readonly id: string;
  readonly name: string;
  readonly ownerUsername: string | null;
  /** Why it was not changed; absent: it was. */
  readonly refused?: string;
}

export interface Batch {
  readonly change: (change: KeyChange) => void;
  readonly isPending: boolean;
  /** All was asked for, or asking broke off with `error`. */
  readonly isOver: boolean;
  readonly error: unknown;
  /** As far as it is known, in the order of the keys. */
  readonly results: readonly BatchOutcome[];
}

/** The same change for many keys, a hundred at a time. What came of each is kept, also when asking breaks off. */
export function useBatch(apiKeys: readonly ListedKey[]): Batch {
  const invalidate = useInvalidate();
  const [results, setResults] = useState<readonly BatchOutcome[]>([]);
  const { mutateAsync: call } = controlPlane.useMutation('patch', '/admin/api-keys/batch', {
    meta: { shownInForm: true },
  });
  const { mutate, isPending, isSuccess, isError, error } = useMutation({
    meta: { shownInForm: true },
    mutationFn: async (change: KeyChange): Promise<void> => {
      for (const part of partsOf(apiKeys, MOST_AT_ONCE)) {
        const answer = await call({ body: { ids: part.map(({ id }) => id), change } });
        await loadRefusalWords();
        const refusals = new Map(
          answer.results.flatMap(({ id, problem }) =>
            problem ? [[id, wholeProblemText(problemOf(problem))] as const] : [],
          ),
        );
        const outcomes = part.map(({ id, name, ownerUsername }) => {
          const refused = refusals.get(id);
          return { id, name, ownerUsername, ...(refused === undefined ? {} : { refused }) };
        });
        setResults((before) => [...before, ...outcomes]);
      }
    },
    onSettled: () => invalidate('/admin/api-keys'),
  });
  return { change: mutate, isPending, isOver: isSuccess || isError, error, results };
}
