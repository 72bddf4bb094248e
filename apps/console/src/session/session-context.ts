import { createContext, useContext } from 'react';
import type { SignedInUser } from './access-token';

/** `unreachable`: the gateway did not say whether there is a session. `hasEnded`: there was one on this page, and nobody left it here. */
export type SessionState =
  | { readonly kind: 'unknown' | 'unreachable' }
  | { readonly kind: 'signed-out'; readonly hasEnded: boolean }
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
