export { Authenticator, type SignedIn } from './authenticator';
export {
  type DeviceFacts,
  type DeviceGrant,
  DeviceGrants,
  GRANT_SECONDS,
  type OpenedGrant,
  POLL_SECONDS,
  type Redemption,
} from './device/device-grants';
export { DeviceLimits } from './device/device-limits';
export {
  DEVICE_SESSION_DAYS,
  type DeviceRotation,
  type DeviceSession,
  type DeviceSessionDetails,
  DeviceSessions,
} from './device/device-sessions';
export { RELAY_TOKEN_SECONDS, type RelayTokenClaims, RelayTokens } from './device/relay-tokens';
export { canonicalUserCode, shownUserCode } from './device/user-code';
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
export { LdapDirectory } from './directory/ldap/ldap-directory';
export { parseSearchFilter } from './directory/ldap/search-filter';
export { normalDn } from './directory/normal-dn';
export type { DirectoryChange, RefusedChange } from './directory/settings/directory-change';
export {
  DirectoryConfiguration,
  type DirectoryOverview,
  type DirectoryState,
  type DirectoryTrial,
} from './directory/settings/directory-configuration';
export {
  type DirectoryObjection,
  valueObjection as directoryValueObjection,
} from './directory/settings/directory-rules';
export { type FieldSource, fieldSources } from './directory/settings/effective-fields';
export {
  type OutageFinder,
  directoryMassChangeBlocked,
  directoryTrouble,
  directoryUnreachable,
} from './directory/sync/directory-events';
export { DirectoryFreshness } from './directory/sync/directory-freshness';
export { type DirectoryStatus, DirectoryStatuses, type SyncCounts } from './directory/sync/directory-status';
export { DirectorySync, type SyncRequest, type SyncResult } from './directory/sync/directory-sync';
export { type TeamDirectory, type TeamDirectoryGround, createTeamDirectory } from './directory/team-directory';
export { PasswordChange, type PasswordChangeOutcome, type PasswordChangeRequest } from './passwords/password-change';
export { passwordObjection } from './passwords/password-policy';
export { Passwords } from './passwords/passwords';
export { type Permission, mayDo, mayManage, permissions, permissionsOf } from './permissions';
export type { Session, SessionDetails, SessionOrigin } from './sessions/session';
export {
  type OpenedSession,
  type RotationOutcome,
  SESSION_SECONDS,
  SESSIONS_PER_USER,
  Sessions,
} from './sessions/sessions';
export { DirectorySignIn } from './sign-in/directory-sign-in';
export { LastSignIns } from './sign-in/last-sign-ins';
export { SignIn, type SignInRequest } from './sign-in/sign-in';
export type { SignInOutcome, SignInRefusal } from './sign-in/sign-in-outcome';
export { addressGroup } from './sign-in/address-group';
export { type NameLock, SignInThrottle } from './sign-in/sign-in-throttle';
export { ACCESS_TOKEN_SECONDS, AccessTokens } from './tokens/access-tokens';
export { canonicalUsername } from './users/canonical-username';
export { type FirstOwner, ensureOwner } from './users/ensure-owner';
export { type DirectoryStanding, type Suspension, suspensions } from './users/directory-standing';
export { generatePassword } from './users/generate-password';
export { isActive } from './users/is-active';
export { type ManagedChange, type ManagingObjection, objectionToManaging } from './users/managing-people';
export { type Provider, type User, providers } from './users/user';
export { type NewUser, type UserWriteOutcome, Users } from './users/users';
