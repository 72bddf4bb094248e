import { createContext, useContext } from 'react';
import type { SignedInUser } from './access-token';

/** `unreachable`: the gateway did not say whether there is a session. */
export type SessionState =
  | { readonly kind: 'unknown' | 'signed-out' | 'unreachable' }
  | { readonly kind: 'signed-in'; readonly user: SignedInUser };

export interface Session {
  readonly state: SessionState;
  /** Asks for a token with the refresh cookie. */
  readonly begin: () => Promise<void>;
  readonly signOut: () => Promise<void>;
}

export const SessionContext = createContext<Session | undefined>(undefined);

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is called outside of SessionProvider');
  return session;
}
