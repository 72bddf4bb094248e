import { useCallback, useEffect, useRef, useState } from 'react';
import type { components } from '@app/admin-client';
import { client } from '../../api/control-plane';
import { readEvents } from '../../api/read-events';
import { type TryState, type TryEvents, asking, end, hear, stop, tryEventNames, untried } from './try-state';

type Question = components['schemas']['TryRequest'];

export interface Try {
  readonly state: TryState;
  readonly ask: (question: Question) => Promise<void>;
  /** Hangs up, which ends the request at the relay as well. */
  readonly halt: () => void;
}

/** Asks a model with a key of one's own, and hears the answer as it comes. Ends when the page is left. */
export function useTry(keyId: string): Try {
  const [state, setState] = useState(untried);
  const call = useRef<AbortController>(undefined);
  useEffect(() => () => call.current?.abort(), []);

  const ask = useCallback(
    async (question: Question) => {
      call.current?.abort();
      const control = new AbortController();
      call.current = control;
      const { signal } = control;
      setState(asking);
      try {
        const { data, error } = await client.POST('/me/api-keys/{id}/try', {
          params: { path: { id: keyId } },
          body: question,
          parseAs: 'stream',
          signal,
        });
        if (data)
          for await (const event of readEvents<TryEvents>(data, tryEventNames)) setState((now) => hear(now, event));
        if (!signal.aborted) setState((now) => end(now, error));
      } catch (problem) {
        if (!signal.aborted) setState((now) => end(now, problem));
      }
    },
    [keyId],
  );
  const halt = useCallback(() => {
    call.current?.abort();
    setState(stop);
  }, []);
  return { state, ask, halt };
}
