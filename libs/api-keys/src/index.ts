export type { ApiKey } from './api-key';
export { ApiKeys, type IssuedApiKey, type NewApiKey } from './api-keys';
export { isKeyText, keyTextPattern } from './key-text';
export { type Headers, readPresentedKey } from './presented-key';
