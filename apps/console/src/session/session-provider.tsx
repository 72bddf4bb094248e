import { useQueryClient } from '@tanstack/react-query';
import { type ReactElement, type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import { client } from '../api/control-plane';
import { type SignedInUser, accessToken } from './access-token';
import { type Session, SessionContext, type SessionState } from './session-context';

/** Other tabs hear of a sign-out, so that no open page goes on showing what it has loaded. */
const CHANNEL = 'trunkline-session';

export function SessionProvider({ children }: { readonly children: ReactNode }): ReactElement {
  const queries = useQueryClient();
  const [state, setState] = useState<SessionState>({ kind: 'unknown' });

  const become = useCallback(
    (user: SignedInUser | undefined) => {
      if (!user) queries.clear();
      setState(user ? { kind: 'signed-in', user } : { kind: 'signed-out' });
    },
    [queries],
  );
  const begin = useCallback(
    () =>
      accessToken.refresh().then((outcome) => {
        if (outcome === 'unreachable') setState({ kind: 'unreachable' });
      }),
    [],
  );
  const signOut = useCallback(async () => {
    await client.POST('/auth/logout').catch(() => undefined);
    accessToken.forget();
    new BroadcastChannel(CHANNEL).postMessage('signed-out');
  }, []);

  useEffect(() => accessToken.onChange(become), [become]);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = () => accessToken.forget();
    return () => channel.close();
  }, []);
  useEffect(() => void begin(), [begin]);

  const session = useMemo<Session>(() => ({ state, begin, signOut }), [state, begin, signOut]);
  return <SessionContext value={session}>{children}</SessionContext>;
}
