export type { Account, AccountLocation } from './account';
export { type AccountModelPrice, type AccountPricing, HIGHEST_MULTIPLIER_PERCENT } from './account-pricing';
export type { AccountProxy, NewAccountProxy } from './account-proxy';
export {
  type Credentials,
  type EntraCredentials,
  type GoogleServiceAccount,
  type OauthCredentials,
  type SealedCredentials,
  decodeCredentials,
} from './account-credentials';
export { Accounts, type CredentialState, type NewAccount } from './accounts';
export { credentialVersion } from './credential-version';
export type { CredentialVersions, VersionedCredentials } from './credential-versions';
export {
  type Reauthorisation,
  type ReauthorisationReason,
  decodeReauthorisation,
  reauthorisationReasons,
} from './reauthorisation';
export { familyOf, isSameGrant } from './same-grant';
export { type AccountGroup, type Strategy, strategies } from './account-group';
export { AccountGroups, type NewAccountGroup } from './account-groups';
export { AccountTestHistory } from './tests/account-test-history';
export { type AccountTestRun, type TestTrigger, testTriggers } from './tests/account-test-run';
export type { AccountTestSchedule } from './tests/account-test-schedule';
export { AccountTestSchedules, type NewAccountTestSchedule } from './tests/account-test-schedules';
export { cronFault, nextTick } from './tests/cron';
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
export { type AccountHistories, AccountReadings } from './forecasts/account-readings';
export { type WindowForecast, forecastWindow } from './forecasts/forecast-window';
export { windowLengthMs } from './forecasts/window-length';
