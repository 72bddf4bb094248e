export type { Account } from './account';
export type { Credentials } from './account-credentials';
export { Accounts, type CredentialState, type NewAccount } from './accounts';
export { CredentialVault, type SecretPlace, UnreadableSecretError } from './vault/credential-vault';
export { checkVaultCanary } from './vault/vault-canary';
