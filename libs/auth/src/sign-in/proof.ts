import type { Suspension } from '../users/directory-standing';
import type { User } from '../users/user';
import type { SignInRefusal } from './sign-in-outcome';

/** Whether a password is the one of the person, as whoever may know says. */
export type Proof =
  | { readonly proof: 'right'; readonly user: User }
  | { readonly proof: 'wrong'; readonly reason: SignInRefusal; readonly user?: User; readonly suspended?: Suspension };
