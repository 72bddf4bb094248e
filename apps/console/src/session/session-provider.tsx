import { modals } from '@mantine/modals';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { type ReactElement, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { client, controlPlane } from '../api/control-plane';
import { type RefreshOutcome, type SignedInUser, accessToken } from './access-token';
import { type Session, SessionContext, type SessionState } from './session-context';

/** Other tabs hear of a sign-out, so that no open page goes on showing what it has loaded. */
const CHANNEL = 'trunkline-session';

interface SessionProviderProps {
  /** What becomes of the token that was asked for before the first paint. */
  readonly beginning: Promise<RefreshOutcome>;
  readonly children: ReactNode;
}

export function SessionProvider({ beginning, children }: SessionProviderProps): ReactElement {
  const queries = useQueryClient();
  const [state, setState] = useState(stateAtFirst);
  const person = useRef(accessToken.user?.id);

  const become = useCallback(
    (user: SignedInUser | undefined) => {
      if (person.current !== undefined && person.current !== user?.id) {
        // Nothing that one person has seen is left for the next.
        queries.clear();
        modals.closeAll();
        notifications.clean();
      }
      const hasEnded = person.current !== undefined;
      person.current = user?.id;
      if (user) {
        queries.setQueryData(controlPlane.queryOptions('get', '/me').queryKey, user);
        setState((before) =>
          before.kind === 'signed-in' && before.user === user ? before : { kind: 'signed-in', user },
        );
      } else setState((before) => (before.kind === 'signed-out' ? before : { kind: 'signed-out', hasEnded }));
    },
    [queries],
  );
  const settle = useCallback(
    (outcome: RefreshOutcome) => {
      if (outcome === 'unreachable') setState({ kind: 'unreachable' });
      // Nobody listened yet where it was the first time.
      else if (outcome === 'signed-out') become(undefined);
    },
    [become],
  );
  const begin = useCallback(() => accessToken.refresh().then(settle), [settle]);
  const leave = useCallback(() => {
    accessToken.forget();
    setState({ kind: 'signed-out', hasEnded: false });
  }, []);
  const signOut = useCallback(async () => {
    const isEnded = await client.POST('/auth/logout').then(
      ({ response }) => response.ok,
      () => false,
    );
    leave();
    tellOtherTabs();
    if (!isEnded)
      notifications.show({ color: 'red', autoClose: false, message: i18next.t('session.notEnded'), role: 'alert' });
  }, [leave]);

  useEffect(() => accessToken.onChange(become), [become]);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = leave;
    return () => channel.close();
  }, [leave]);
  useEffect(() => void beginning.then(settle), [beginning, settle]);

  const session = useMemo<Session>(() => ({ state, begin, signOut }), [state, begin, signOut]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** Most often the answer is there before anything is drawn. */
function stateAtFirst(): SessionState {
  const { user } = accessToken;
  return user ? { kind: 'signed-in', user } : { kind: 'unknown' };
}

function tellOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed-out');
  channel.close();
}
