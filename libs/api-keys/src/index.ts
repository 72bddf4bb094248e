export { type ApiKey, type KeyPermission, type KnownClient, keyPermissions, knownClients } from './api-key';
export { ApiKeys, type IssuedApiKey, type NewApiKey } from './api-keys';
export { isKeyText, keyTextPattern } from './key-text';
export { type Headers, readPresentedKey } from './presented-key';
export { parseValidity } from './rules/validity';
