export { type ApiKey, type KeyPermission, type KnownClient, keyPermissions, knownClients } from './api-key';
export { ApiKeys, type IssuedApiKey, type NewApiKey } from './api-keys';
export { isKeyText, keyTextPattern } from './key-text';
export { type Headers, readPresentedKey } from './presented-key';
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
