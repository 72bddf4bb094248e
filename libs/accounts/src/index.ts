export type { Account, AccountLocation } from './account';
export type { AccountProxy, NewAccountProxy } from './account-proxy';
export type { Credentials, EntraCredentials, GoogleServiceAccount, OauthCredentials } from './account-credentials';
export { Accounts, type CredentialState, type NewAccount } from './accounts';
export { type AccountGroup, type Strategy, strategies } from './account-group';
export { AccountGroups, type NewAccountGroup } from './account-groups';
export type { AccountState, UpstreamWindow } from './states/account-state';
export { type AccountReport, AccountStates } from './states/account-states';
export { type Cooling, HALF_OPEN_MS, type Strikes, cooldownKey } from './states/cooling';
export {
  type Cooldown,
  type CooldownCause,
  type CooldownEvidence,
  type CooldownScope,
  cooldownCauses,
} from './states/cooldown';
