import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useProfile } from '../session/use-profile';
import { liveStore } from './live-store';

/** One stream for this tab and the person who is signed in, as long as the component stands that calls this. */
export function useLiveConnection(): void {
  const queries = useQueryClient();
  const { id, permissions } = useProfile();
  const kind = permissions.includes('accounts.read') ? 'pool' : 'own';
  useEffect(() => {
    let isOver = false;
    let end = (): void => undefined;
    // Beside the first page, not before it.
    import('./begin-live').then(
      ({ beginLive }) => {
        if (!isOver) end = beginLive(kind, id, queries);
      },
      () => liveStore.change({ connection: 'offline' }),
    );
    return () => {
      isOver = true;
      end();
    };
  }, [kind, id, queries]);
}
