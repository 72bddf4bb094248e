export {
  type ApiKey,
  type KeyCapture,
  type KeyOrigin,
  type KeyPermission,
  type KnownClient,
  LONGEST_CAPTURE_MS,
  type PreviousDigest,
  keyOrigins,
  keyPermissions,
  knownClients,
} from './api-key';
export { ApiKeys, type IssuedApiKey, type KeyFilter, type NewApiKey, type RestoreOutcome } from './api-keys';
export { isKeyText, keyTextPattern } from './key-text';
export { type Headers, readPresentedKey } from './presented-key';
export { KeyPolicies, type NewKeyPolicy } from './policies/key-policies';
export { appliesTo } from './policies/applicable-policies';
export type { KeyPolicy } from './policies/key-policy';
export type { EffectiveKey } from './policies/effective-key';
export { isOwnKey } from './policies/is-own-key';
export type { KeyBounds } from './policies/key-bounds';
export type { KeyOwner } from './policies/key-owner';
export { KeyOwners } from './policies/key-owners';
export { KeyRights, type PolicySource } from './policies/key-rights';
export type { RightsObjection } from './policies/rights-objections';
export { requireUsable } from './require-usable';
export { isAddressRange } from './rules/address-ranges';
export { detectClient } from './rules/detect-client';
export {
  mayUseModel,
  requireAllowedAddress,
  requireAllowedClient,
  requireAllowedModel,
  requireAllowedProtocol,
} from './rules/require-allowed';
export { endOfOverlap } from './rules/overlap';
export { parseValidity } from './rules/validity';
