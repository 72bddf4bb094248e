export { CredentialVault, type SecretPlace, UnreadableSecretError } from './credential-vault';
export { checkVaultCanary } from './vault-canary';
