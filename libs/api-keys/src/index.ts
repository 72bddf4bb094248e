export {
  type ApiKey,
  type KeyOrigin,
  type KeyPermission,
  type KnownClient,
  type PreviousDigest,
  keyOrigins,
  keyPermissions,
  knownClients,
} from './api-key';
export { ApiKeys, type IssuedApiKey, type NewApiKey } from './api-keys';
export { isKeyText, keyTextPattern } from './key-text';
export { type Headers, readPresentedKey } from './presented-key';
export { KeyPolicies, type NewKeyPolicy } from './policies/key-policies';
export type { KeyPolicy } from './policies/key-policy';
export { type KeyBounds, type KeyOwner, KeyRights, type RightsObjection } from './policies/key-rights';
export { isAddressRange } from './rules/address-ranges';
export { detectClient } from './rules/detect-client';
export {
  mayUseModel,
  requireAllowedAddress,
  requireAllowedClient,
  requireAllowedModel,
  requireAllowedProtocol,
} from './rules/require-allowed';
export { parseValidity } from './rules/validity';
