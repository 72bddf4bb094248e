import { useCallback, useEffect, useRef, useState } from 'react';
import type { components } from '@app/admin-client';
import { client } from '../../../api/control-plane';
import { readEvents } from '../../../api/read-events';
import { useInvalidate } from '../../../api/use-invalidate';
import { type TestEvents, type TestProgress, afterEvent, begun, testEvents } from './test-progress';

export type TestQuestion = components['schemas']['AccountTestRequest'];

export interface AccountTest {
  /** Absent: none was begun here. */
  readonly progress: TestProgress | undefined;
  readonly isRunning: boolean;
  /** Why there was no test at all, or why nobody knows how it went on. */
  readonly error: unknown;
  readonly run: (question: TestQuestion) => void;
  readonly stop: () => void;
}

/** Asks an account, and tells each step as it is taken. Whoever leaves the page ends the test. */
export function useAccountTest(id: string): AccountTest {
  const invalidate = useInvalidate();
  const [progress, setProgress] = useState<TestProgress>();
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>();
  const running = useRef<AbortController>(undefined);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const run = useCallback(
    (question: TestQuestion) => {
      running.current?.abort();
      const controller = new AbortController();
      running.current = controller;
      setRunning(true);
      setError(undefined);
      setProgress(begun);
      const isOurs = (): boolean => running.current === controller;
      void heard(id, question, controller.signal, (event) => {
        if (isOurs()) setProgress((before = begun) => afterEvent(before, event));
      })
        .catch((failure: unknown) => (controller.signal.aborted ? undefined : failure))
        .then((failure) => {
          if (isOurs()) setError(failure);
        })
        .finally(() => {
          if (isOurs()) setRunning(false);
          void invalidate('/admin/accounts/{id}/tests');
        });
    },
    [id, invalidate],
  );
  return { progress, isRunning, error, run, stop };
}

type Heard = Parameters<typeof afterEvent>[1];

/** @returns why there was no test; undefined where there was one */
async function heard(
  id: string,
  body: TestQuestion,
  signal: AbortSignal,
  tell: (event: Heard) => void,
): Promise<unknown> {
  const { data, error } = await client.POST('/admin/accounts/{id}/test', {
    ...{ params: { path: { id } }, body, signal, parseAs: 'stream' },
    headers: { accept: 'text/event-stream' },
  });
  if (error || !data) return error;
  for await (const event of readEvents<TestEvents>(data, testEvents)) tell(event);
  return undefined;
}
