export { Authenticator, type SignedIn } from './authenticator';
export {
  type Directory,
  type DirectoryPerson,
  type DirectoryStep,
  type DirectoryStepReport,
  DirectoryUnavailableError,
  type DirectoryVerdict,
  type KnownPerson,
  directorySteps,
} from './directory/directory';
export type { DirectorySettings } from './directory/directory-settings';
export { passwordObjection } from './passwords/password-policy';
export { Passwords } from './passwords/passwords';
export { type Permission, mayDo, mayManage, permissions, permissionsOf } from './permissions';
export { type OpenedSession, type RotationOutcome, SESSION_SECONDS, type Session, Sessions } from './sessions/sessions';
export { SignIn, type SignInOutcome, type SignInRequest } from './sign-in/sign-in';
export { SignInThrottle } from './sign-in/sign-in-throttle';
export { ACCESS_TOKEN_SECONDS, AccessTokens } from './tokens/access-tokens';
export { canonicalUsername } from './users/canonical-username';
export { type FirstOwner, ensureOwner } from './users/ensure-owner';
export { type DirectoryStanding, type Suspension, suspensions } from './users/directory-standing';
export { generatePassword } from './users/generate-password';
export { isActive } from './users/is-active';
export { type ManagedChange, type ManagingObjection, objectionToManaging } from './users/managing-people';
export { type Provider, type User, providers } from './users/user';
export { type NewUser, type UserWriteOutcome, Users } from './users/users';
