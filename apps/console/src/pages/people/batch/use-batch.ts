import { useMutation } from '@tanstack/react-query';
import type { components } from '@app/admin-client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { controlPlane } from '../../../api/control-plane';
import { problemOf } from '../../../api/problem';
import { problemText } from '../../../api/problem-text';
import { loadRefusalWords } from '../../../api/refusal-words';
import { useInvalidate } from '../../../api/use-invalidate';
import { tellDone, tellProblem } from '../../../components/tell';
import type { Person, PersonChange } from '../person';
import { partsOf } from '../../../api/parts-of';

/** As many as one call takes. */
const MOST_AT_ONCE = 100;

export interface Refusal {
  readonly username: string;
  readonly reason: string;
}

export interface Batch {
  readonly change: (change: PersonChange) => void;
  readonly isPending: boolean;
  /** Of how many it is known what came of it. */
  readonly progress: number;
  readonly refusals: readonly Refusal[];
  readonly forget: () => void;
}

/** The same change for many people. Those who were refused are kept to be shown, also when asking breaks off. */
export function useBatch(people: readonly Person[], onDone: () => void): Batch {
  const { t } = useTranslation('people');
  const invalidate = useInvalidate();
  const [progress, setProgress] = useState(0);
  const [refusals, setRefusals] = useState<readonly Refusal[]>([]);
  const { mutateAsync: call } = controlPlane.useMutation('patch', '/admin/users/batch', {
    meta: { shownInForm: true },
  });
  const { mutate, isPending } = useMutation({
    mutationFn: async (change: PersonChange): Promise<Outcome> => {
      const results: Result[] = [];
      let brokenBy: unknown;
      setProgress(0);
      try {
        for (const part of partsOf(people, MOST_AT_ONCE)) {
          const answer = await call({ body: { ids: part.map(({ id }) => id), change } });
          results.push(...answer.results);
          setProgress(results.length);
        }
      } catch (error) {
        brokenBy = error;
      }
      await loadRefusalWords();
      return { results, brokenBy };
    },
    onSuccess: ({ results, brokenBy }) => {
      const changed = results.filter(({ status }) => status === 'changed').length;
      if (changed > 0) tellDone(t('batch.done', { count: changed }));
      setRefusals(refusalsOf(results, people));
      if (brokenBy === undefined) onDone();
      else tellProblem(brokenBy);
    },
    onSettled: () => invalidate('/admin/users'),
  });
  return { change: mutate, isPending, progress, refusals, forget: () => setRefusals([]) };
}

type Result = components['schemas']['UserBatchResult'];

interface Outcome {
  readonly results: readonly Result[];
  /** What made asking break off; absent: all was asked for. */
  readonly brokenBy: unknown;
}

function refusalsOf(results: readonly Result[], people: readonly Person[]): Refusal[] {
  return results.flatMap(({ id, problem }) => {
    const username = people.find((person) => person.id === id)?.username ?? id ?? '';
    if (!problem) return [];
    return [{ username, reason: problemText(problemOf(problem)) }];
  });
}
