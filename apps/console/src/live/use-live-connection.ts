import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useProfile } from '../session/use-profile';
import { beginLive } from './begin-live';

/** One stream for this tab and the person who is signed in, as long as the component stands that calls this. */
export function useLiveConnection(): void {
  const queries = useQueryClient();
  const { id, permissions } = useProfile();
  const kind = permissions.includes('accounts.read') ? 'pool' : 'own';
  useEffect(() => beginLive(kind, id, queries), [kind, id, queries]);
}
