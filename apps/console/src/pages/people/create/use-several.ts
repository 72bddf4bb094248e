import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { controlPlane } from '../../../api/control-plane';
import { problemText } from '../../../api/problem-text';
import { loadRefusalWords } from '../../../api/refusal-words';
import { useInvalidate } from '../../../api/use-invalidate';
import { partsOf } from '../../../api/parts-of';
import type { ParsedPerson } from './parse-people';

/** Passwords are hashed two at a time: small parts show that it goes on. */
const AT_ONCE = 10;

export interface Created {
  readonly line: number;
  readonly username: string;
  readonly id?: string;
  /** Generated, and nowhere else. */
  readonly password?: string;
  readonly refused?: string;
}

export interface Several {
  readonly create: (people: readonly ParsedPerson[]) => void;
  readonly isPending: boolean;
  readonly created: readonly Created[];
  readonly forget: () => void;
}

/** Creates local users part by part. What came of those before stays where a part fails: their passwords are shown only once. */
export function useSeveral(): Several {
  const invalidate = useInvalidate();
  const [created, setCreated] = useState<readonly Created[]>([]);
  const { mutateAsync: call } = controlPlane.useMutation('post', '/admin/users/batch', { meta: { shownInForm: true } });
  const { mutate, isPending, reset } = useMutation({
    mutationFn: async (people: readonly ParsedPerson[]) => {
      setCreated([]);
      for (const part of partsOf(people, AT_ONCE)) {
        const { results } = await call({ body: { users: part.map(newPersonOf) } });
        await loadRefusalWords();
        const answered = results.map(({ index = -1, user, password, problem }): Created => {
          const { line = 0, username = '' } = part[index] ?? {};
          return {
            ...{ line, username },
            ...(user ? { id: user.id } : {}),
            ...(password === undefined ? {} : { password }),
            ...(problem ? { refused: problemText({ ...problem, requestId: undefined, fields: [] }) } : {}),
          };
        });
        setCreated((before) => [...before, ...answered]);
      }
    },
    gcTime: 0,
    onSettled: () => invalidate('/admin/users'),
  });
  return {
    create: mutate,
    isPending,
    created,
    forget: () => {
      setCreated([]);
      reset();
    },
  };
}

function newPersonOf({ username, displayName, email, role, tags }: ParsedPerson): {
  username: string;
  mustChangePassword: boolean;
} {
  return {
    ...{ username, mustChangePassword: true },
    ...(displayName === undefined ? {} : { displayName }),
    ...(email === undefined ? {} : { email }),
    ...(role === undefined ? {} : { role }),
    ...(tags === undefined ? {} : { tags: [...tags] }),
  };
}
